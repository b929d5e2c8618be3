/**
 * Markup that is safe to send as it is. Made in three places only: the serialisers of a document and of excerpts from
 * one, and the Markdown renderer.
 */
export type Html = string & { readonly __html: unique symbol };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const SPECIAL = /[&<>"']/g;

export const escapeHtml = (text: string): string => text.replace(SPECIAL, (char) => ESCAPES[char] ?? char);
export const asHtml = (markup: string): Html => markup as Html;
