import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { bundledBrowser, type Browser as Found } from './bundledBrowser.ts';

const { env } = process;
const under = (folder: string | undefined, path: string): string[] => (folder ? [join(folder, path)] : []);
const CHROME_WIN = 'Google/Chrome/Application/chrome.exe';

/** Where Chromium and Chrome stand on the systems that people have. */
const USUAL: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) => under(folder, CHROME_WIN)),
};

/** CHROME_PATH, then the usual places, then the one among the packages; HEARSAY_TEST_BROWSER=bundled asks for that one. */
function findBrowser(): Found {
  const isForced = env.HEARSAY_TEST_BROWSER === 'bundled';
  const places = isForced ? [] : [...(env.CHROME_PATH ? [env.CHROME_PATH] : (USUAL[process.platform] ?? []))];
  const path = places.find((place) => existsSync(place));
  if (path) return { path, env: {} };
  if (env.CHROME_PATH && !isForced) throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, and there is no file there.`);
  const bundled = bundledBrowser();
  if (bundled) return bundled;
  throw new Error(
    `The browser tests found no Chromium (looked at ${places.join(', ') || 'nothing'}). Install Chrome or Chromium, or set CHROME_PATH to one.`,
  );
}

/**
 * What Playwright turns off, since a list of ours takes the place of its own; and parts of a window that nobody sees here
 * and that would start two more processes for each: what opens below the address, and a spare page.
 */
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** What keeps a browser to itself and alike everywhere. */
const FLAGS = [
  `--disable-features=${WITHOUT.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  '--font-render-hinting=none',
  '--lang=en-GB',
];

export function launch(): Promise<Browser> {
  const { path, env } = findBrowser();
  const own = Object.entries({ ...process.env, ...env }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return chromium.launch({
    executablePath: path,
    args: FLAGS,
    // The sandbox of Chromium refuses to run as root, and isn't in containers.
    chromiumSandbox: false,
    env: Object.fromEntries(own),
  });
}
