import type { Express, Request } from 'express';
import { ACTIONS, type Action, type MemberRole, mayDo, type Need } from '../domain/permissions.ts';
import type { Gate } from './may.ts';

type Layer = {
  match: (path: string) => boolean;
  route?: { methods: Record<string, boolean>; stack: { handle: Gate }[] };
};

/** What sending a form to an address needs, by the shape of the address: numbers and ids look alike. */
const needs = new WeakMap<Express, Map<string, Need>>();

function needOf(app: Express, address: string): Need {
  const known = needs.get(app) ?? new Map<string, Need>();
  needs.set(app, known);
  const path = address.replace(/[?#].*$/, '');
  const shape = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '0').replace(/^\/w\/[^/]+/, '/w/0');
  const need = known.get(shape) ?? routedNeed(app, path);
  known.set(shape, need);
  return need;
}

function routedNeed(app: Express, path: string): Need {
  const layers = (app as unknown as { router: { stack: Layer[] } }).router.stack;
  const layer = layers.find(({ route, match }, i) => route?.methods.post && match.call(layers[i], path));
  return layer?.route?.stack[0]?.handle.need ?? 'account';
}

const FORM = /<form\b((?=[^>]*\bmethod="post")[^>]*)>([\s\S]*?)<\/form>/g;
/** A workspace as it was: nothing is sent there. */
const PAST = /^\/w\/[^/]*@/;
const OPENING = /<form\b[^>]*\bmethod="post"[^>]*>/g;
const BUTTON = /<button\b([^>]*)>[\s\S]*?<\/button>/g;
const CONTROLS =
  /<(div|details) class="bulk\b[\s\S]*?<\/\1>|<input\b[^>]*>|<(button|select|textarea|label|fieldset)\b[\s\S]*?<\/\2>|<a class="btn\b[\s\S]*?<\/a>/g;

/**
 * Makes the forms of a page ready to be sent: each bears the proof that this person was given it. Buttons that this
 * person may not press aren't there; of a form without a button that is left, only what it holds to be read.
 */
export function readied(request: Request, html: string, role: MemberRole | null, token: string): string {
  const proof = `<input type="hidden" name="formToken" value="${token}">`;
  const sendable =
    (role === null || role === 'admin') && !PAST.test(request.path)
      ? html
      : html.replace(FORM, (form, attributes: string, inside: string) =>
          allowed(request, role, form, attributes, inside),
        );
  return sendable.replace(OPENING, (opening) => opening + proof);
}

function allowed(request: Request, role: MemberRole | null, form: string, attributes: string, inside: string): string {
  const action = addressIn(attributes, 'action') ?? request.path;
  let isSendable = false;
  const kept = form.replace(BUTTON, (button, own: string) => {
    if (/\btype="button"/.test(own)) return button;
    const may = maySend(request, addressIn(own, 'formaction') ?? action, role);
    isSendable ||= may;
    return may ? button : '';
  });
  if (isSendable || (!/<button\b/.test(form) && maySend(request, action, role))) return kept;
  return readable(inside);
}

/** What there is to read in a form around a list: its rows, which lead somewhere; nothing of a form that only asks. */
function readable(inside: string): string {
  const left = inside.replace(CONTROLS, '');
  return left.includes(' href="') ? `<div>${left}</div>` : '';
}

const addressIn = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&');

function maySend(request: Request, address: string, role: MemberRole | null): boolean {
  if (PAST.test(address)) return false;
  if (role === null || role === 'admin') return true;
  const need = needOf(request.app as Express, address);
  return !(need in ACTIONS) || mayDo(role, need as Action);
}
