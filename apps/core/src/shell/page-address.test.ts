import { expect, it } from 'vitest';
import { isPageAddress } from './page-address.js';

it.each([
  '/',
  '/inbox/01JD9Z',
  '/plugins',
  '/plugins?q=elderly',
  '/plugins/elderly-care',
  '/plugins/elderly-care/settings?unit=01JD9Z',
  '/audit',
  '/apps/elderly-care/register',
  '/apiary',
])('the portal opens %s', (url) => {
  expect(isPageAddress(url)).toBe(true);
});

it.each([
  '/api',
  '/api/v1/nothing',
  '/api?x',
  '/metrics',
  '/assets/gone.js',
  '/plugins/elderly-care/web/mf-manifest.json',
  '/plugins/elderly-care/1.2.0/web/mf-manifest.json',
  '/plugins/elderly-care/1.2.0/api/elders',
  '/plugins/elderly-care/api/readings',
])('the portal does not answer for %s', (url) => {
  expect(isPageAddress(url)).toBe(false);
});
