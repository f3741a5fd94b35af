import { expect, it } from 'vitest';
import { attribute } from './violation.js';

const source = 'http://portal.test/plugins/probe/0.1.0/web/static/js/async/page.1a2b.js?x=1';

it.each([
  ['script-src', 'eval', 'script-src: eval'],
  ["script-src 'self'", 'https://elsewhere.test/x.js?resident=1', 'script-src: https://elsewhere.test'],
  ['img-src', 'data', 'img-src: data'],
  ['worker-src', 'blob:http://portal.test/1', 'worker-src: http://portal.test'],
  ['connect-src', 'Wang Guifang', 'connect-src: unknown'],
])('%s against %s is told as %s', (directive, blocked, what) => {
  expect(attribute({ directive, blocked, source })).toEqual({
    pluginId: 'probe',
    version: '0.1.0',
    what: `${what} (static/js/async/page.1a2b.js)`,
  });
});

it.each([
  null,
  '',
  'chrome-extension',
  'http://portal.test/assets/index.js',
  'http://portal.test/plugins/probe/web/x.js',
])('a script at %s is no plugin’s', (other) => {
  expect(attribute({ directive: 'script-src', blocked: 'eval', source: other })).toBeNull();
});
