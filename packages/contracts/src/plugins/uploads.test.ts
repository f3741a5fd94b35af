import { expect, it } from 'vitest';
import { uploadAt, uploadDeclarationSchema } from './uploads.js';

const uploads = [{ path: '/meetings/:id/files' }, { path: '/rosters' }];

it.each([
  ['/meetings/01m8/files', '/meetings/:id/files'],
  ['/rosters', '/rosters'],
  ['/meetings//files', null],
  ['/meetings/01m8/files/more', null],
  ['/meetings/01m8', null],
  ['/Rosters', null],
])('%s leads to the upload %s', (path, declared) => {
  expect(uploadAt(uploads, path)?.path ?? null).toBe(declared);
});

it('an upload leads somewhere, is bounded and takes kinds that are known', () => {
  const upload = { path: '/meetings/:id/files', largest: 20_971_520, kinds: ['application/pdf'] };
  expect(uploadDeclarationSchema.safeParse(upload).success).toBe(true);
  for (const bad of [{ largest: 20_971_521 }, { kinds: [] }, { kinds: ['text/html'] }, { path: '/a/../b' }]) {
    expect(uploadDeclarationSchema.safeParse({ ...upload, ...bad }).success).toBe(false);
  }
});
