/** Who does what the tests do. */
export const ANALYST = { id: '00000000-0000-7000-8000-00000000a0a0', name: 'Nadia Haddad' };

/** A colleague of theirs. */
export const OMAR = { id: '00000000-0000-7000-8000-0000000000aa', name: 'Omar Saleh' };
