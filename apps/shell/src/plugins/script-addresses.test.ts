import { expect, it, vi } from 'vitest';
import { allowedScript, trustSigned } from './script-addresses.js';

vi.stubGlobal('location', { origin: 'https://portal.test' });
const signed = '/plugins/probe/0.1.0/web/static/js/panel.js';

it('lets the shell’s own files pass, and of plugins those that are signed', () => {
  expect(allowedScript('/index.1a2b3c4d.js')).toBe('/index.1a2b3c4d.js');
  expect(allowedScript(signed)).toBeNull();
  trustSigned((address) => address === `https://portal.test${signed}`);
  expect(allowedScript(signed)).toBe(signed);
});

it.each([
  'https://elsewhere.test/x.js',
  '//elsewhere.test/x.js',
  'data:text/javascript,alert(1)',
  'blob:https://portal.test/1',
  '/plugins/probe/0.1.0/web/extra.js',
  `/x/..${signed}/../extra.js`,
])('refuses %s', (address) => {
  expect(allowedScript(address)).toBeNull();
});
