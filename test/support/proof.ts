/** What a page of this server gives its forms to prove themselves with, to whoever works alone there. */
export async function proofFrom(address: string): Promise<{ 'x-form-token': string }> {
  const page = await (await fetch(new URL('/account', address), { headers: { accept: 'text/html' } })).text();
  const [, token] = /data-form-token="([^"]+)"/.exec(page) ?? [];
  if (!token) throw new Error(`Nobody works alone at ${address}.`);
  return { 'x-form-token': token };
}
