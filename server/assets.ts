import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const VIEWS = join(import.meta.dirname, '../views');

export type Asset = { type: string; body: Buffer; gzip: Buffer; brotli: Buffer };

/** What the browser loads beside pages: by address, and the addresses by plain name. Names bear a hash of the content. */
export type Assets = {
  files: ReadonlyMap<string, Asset>;
  address: (name: 'app.js' | 'theme.js' | 'app.css') => string;
};

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const;

/** Bundles and compresses the client, once, at start. */
export async function buildAssets(): Promise<Assets> {
  const bundle = await build({
    entryPoints: {
      app: join(VIEWS, 'client/main.ts'),
      theme: join(VIEWS, 'client/theme.ts'),
      style: join(VIEWS, 'styles/index.css'),
    },
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    format: 'iife',
    target: ['chrome125', 'firefox128', 'safari17.4'],
    logLevel: 'error',
  });
  const files = new Map<string, Asset>();
  const addresses = new Map<string, string>();
  for (const { path, contents } of bundle.outputFiles) {
    const name = path.endsWith('style.css') ? 'app.css' : path.slice(path.lastIndexOf('/') + 1).replace(/^.*\\/, '');
    const extension = name.endsWith('.css') ? 'css' : 'js';
    const address = `/assets/${name.replace(`.${extension}`, '')}.${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.${extension}`;
    files.set(address, compressed(Buffer.from(contents), TYPES[extension]));
    addresses.set(name, address);
  }
  return { files, address: (name) => addresses.get(name) ?? '' };
}

const compressed = (body: Buffer, type: string): Asset => ({
  type,
  body,
  gzip: gzipSync(body, { level: 9 }),
  brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
});
