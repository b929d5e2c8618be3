import type { Request } from 'express';
import type { AccountContext } from '../usecases/accountContext.ts';
import { accessOf } from './access.ts';
import type { Deps } from './here.ts';

/** For writes about accounts. */
export const accountContext = ({ folder, now, newId }: Deps, request: Request): AccountContext => ({
  control: folder.control,
  actor: accessOf(request).account,
  now,
  newId,
});
