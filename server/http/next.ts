import { z } from 'zod';
import type { Here } from './here.ts';

/** Where a form wants to go on from, beside its other fields. */
export const next = z.string().max(3000).optional();

/** The page that a form was sent from, if it is one of this workspace; else another one. */
export function nextIn({ base }: Pick<Here, 'base'>, wanted: string | undefined, otherwise: string): string {
  if (wanted === undefined || /[\\\s]/.test(wanted) || wanted.startsWith(`${base}//`)) return otherwise;
  // With its dots resolved, as a browser reads it.
  const isOurs = wanted.startsWith(`${base}/`) && new URL(wanted, 'http://localhost').pathname.startsWith(`${base}/`);
  return isOurs ? wanted : otherwise;
}
