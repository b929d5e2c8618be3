import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../server/config.ts';

const PUBLIC = { HEARSAY_URL: 'https://hearsay.example.org' };

describe('the log', () => {
  test('tells whoever works alone of failures, and a server’s keeper of every request', () => {
    expect(readConfig({}).log).toEqual({ level: 'warn', file: null });
    expect(readConfig(PUBLIC).log).toEqual({ level: 'info', file: null });
    expect(readConfig({ LOG_LEVEL: 'debug', LOG_FILE: '/var/log/hearsay' }).log).toEqual({
      level: 'debug',
      file: '/var/log/hearsay',
    });
  });
});

test('metrics ask for no token where none is set, nor where it is empty', () => {
  expect([readConfig({}).metricsToken, readConfig({ HEARSAY_METRICS_TOKEN: '' }).metricsToken]).toEqual([null, null]);
});

test('open requests have ten seconds to end, or as long as was said', () => {
  expect([readConfig({}).patience, readConfig({ HEARSAY_SHUTDOWN_SECONDS: '0.5' }).patience]).toEqual([10, 0.5]);
});

test.each([
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is loud; it has to be one of debug, info, warn, error, silent.'],
  ['HEARSAY_METRICS_TOKEN', 'short', 'HEARSAY_METRICS_TOKEN has to have 16 characters or more.'],
  [
    'HEARSAY_SHUTDOWN_SECONDS',
    'soon',
    'HEARSAY_SHUTDOWN_SECONDS is soon; it has to be a number of seconds, up to 3600.',
  ],
  ['HEARSAY_SHUTDOWN_SECONDS', ' ', 'HEARSAY_SHUTDOWN_SECONDS is  ; it has to be a number of seconds, up to 3600.'],
])('%s can’t be “%s”', (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(message);
});
