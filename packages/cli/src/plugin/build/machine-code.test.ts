import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machineCodeOf, requireInstalled } from './machine-code.js';

describe('machine code', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yige-native-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['one built by node-gyp', { gypfile: true }, true],
    ['one built by napi-rs', { napi: { binaryName: 'x' } }, true],
    ['one that fetches its binary', { binary: { module_name: 'x' } }, true],
    ['one that looks for its binary', { dependencies: { 'node-gyp-build': '^4' } }, true],
    ['one with a package for each machine', { optionalDependencies: { '@x/x-linux-x64-gnu': '1' } }, true],
    ['one in plain JavaScript', { dependencies: { zod: '^4' }, optionalDependencies: { fsevents: '2' } }, false],
  ])('is told of %s', async (name, more, isNative) => {
    const own = join(folder, name.replaceAll(' ', '-'));
    await mkdir(join(own, 'dist'), { recursive: true });
    await writeFile(join(own, 'package.json'), JSON.stringify({ name: 'x', version: '1.2.3', ...more }));
    // As packages have it that offer two kinds of modules.
    await writeFile(join(own, 'dist', 'package.json'), '{ "type": "commonjs" }');
    expect(machineCodeOf(join(own, 'dist', 'index.js'))).toEqual(isNative ? { name: 'x', version: '1.2.3' } : null);
  });

  it('must be among the plugin’s own dependencies, and the build says how', () => {
    const outside = new Map([['not-installed', '7.0.0']]);
    expect(() => requireInstalled(folder, outside)).toThrow('npm install not-installed@7.0.0');
  });
});
