/** Who does what the tests do. */
export const ANALYST = { id: '00000000-0000-7000-8000-00000000a0a0', name: 'Nadia Haddad' };
