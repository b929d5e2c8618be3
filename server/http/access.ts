import type { Request } from 'express';
import type { Account } from '../domain/account.ts';
import type { TokenScope } from '../domain/permissions.ts';

/** Who asks, and how they showed it. `scope` is null but for API tokens; `sessionHash` is empty without a session. */
export type Access = {
  account: Account | null;
  scope: TokenScope | null;
  formToken: string;
  sessionHash: string;
};

const known = new WeakMap<Request, Access>();

export const setAccess = (request: Request, access: Access): void => {
  known.set(request, access);
};

const NOBODY: Access = { account: null, scope: null, formToken: '', sessionHash: '' };
export const accessOf = (request: Request): Access => known.get(request) ?? NOBODY;
