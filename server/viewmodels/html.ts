/** Markup that is safe to send as it is. Made in two places only: the document serialiser and the Markdown renderer. */
export type Html = string & { readonly __html: unique symbol };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const SPECIAL = /[&<>"']/g;

export const escapeHtml = (text: string): string => text.replace(SPECIAL, (char) => ESCAPES[char] ?? char);
export const asHtml = (markup: string): Html => markup as Html;
