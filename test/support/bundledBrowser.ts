import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unwrapFont } from './woff.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');
const HOME = join(MODULES, '.cache/hearsay-browser');

/** A browser on disk, and what its environment must hold. */
export type Browser = { path: string; env: Record<string, string> };

/** The Chromium that came with the packages, unpacked once per installation; null where there is none for this machine. */
export function bundledBrowser(): Browser | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  if (!existsSync(join(HOME, 'chromium'))) unpack();
  return {
    path: join(HOME, 'chromium'),
    env: { LD_LIBRARY_PATH: join(HOME, 'al2023/lib'), FONTCONFIG_FILE: join(HOME, 'fonts.conf') },
  };
}

/** Unpacks beside the place and renames: two test files may get here at once, and whoever is second drops its copy. */
function unpack(): void {
  mkdirSync(dirname(HOME), { recursive: true });
  const place = mkdtempSync(`${HOME}-`);
  // The name of that runtime is how the package knows that it has to bring its libraries.
  const env = { ...process.env, TMPDIR: place, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  execFileSync(process.execPath, [join(import.meta.dirname, 'unpackBrowser.ts')], { env, stdio: 'inherit' });
  addFonts(place);
  try {
    renameSync(place, HOME);
  } catch (error) {
    rmSync(place, { recursive: true });
    if (!existsSync(join(HOME, 'chromium'))) throw error;
  }
}

/** It has Latin letters only: an Arabic face is added, so that Arabic is set and measured as readers see it. */
function addFonts(place: string): void {
  const files = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-naskh-arabic/package.json'));
  for (const weight of [400, 700]) {
    const woff = readFileSync(join(files, `files/noto-naskh-arabic-arabic-${weight}-normal.woff`));
    writeFileSync(join(place, `fonts/NotoNaskhArabic-${weight}.ttf`), unwrapFont(woff));
  }
  const home = HOME.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  writeFileSync(
    join(place, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
  );
}
