/** Only a path of this server is gone to. */
export const ownPath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\\\r\n\t]*$/.test(path) ? path : '/';
