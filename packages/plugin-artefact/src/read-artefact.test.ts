import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ARTEFACT_LIMITS } from '@yige/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArtefactError, type ArtefactFault } from './artefact-error.js';
import { generateKeys } from './keys.js';
import { packArtefact } from './pack-artefact.js';
import { type ArtefactLimits, readArtefact } from './read-artefact.js';
import { signManifest } from './signature.js';
import { archiveOf, emptyFolder, type HandMade, manifestWith, tarOf, writeFiles } from './testing.js';

const web = { 'mf-manifest.json': '{"a":1}', 'static/js/main.js': 'export {};', 'empty.css': '' };
const manifest = manifestWith(web);
const signature = JSON.stringify(signManifest(manifest, generateKeys().privateKey, '2026-11-20T08:00:00.000Z'));
const rightly: HandMade[] = [
  ['manifest.json', manifest],
  ['signature.json', signature],
  ...Object.entries(web).map(([path, content]): HandMade => [`web/${path}`, content]),
];

async function read(archive: Buffer, limits?: ArtefactLimits) {
  const folder = await emptyFolder();
  const file = join(await emptyFolder(), 'artefact.tgz');
  await writeFile(file, archive);
  const artefact = readArtefact(file, folder, limits);
  return { folder, artefact };
}

/** What is wrong with it, or null. */
async function faultOf(archive: Buffer, limits?: ArtefactLimits): Promise<ArtefactFault | null> {
  const { artefact } = await read(archive, limits);
  return artefact.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ArtefactError) return error.fault;
      throw error;
    },
  );
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

it('keeps manifest, signature and the files that the manifest lists, and nothing of the server', async () => {
  const archive = await archiveOf([...rightly, ['web/unlisted.js', 'alert(1)'], ['server/main.js', 'run()']]);
  const { folder, artefact } = await read(archive);
  const { manifest: parsed, manifestBytes, signature: made } = await artefact;
  expect(parsed.id).toBe('fixture');
  expect(manifestBytes.equals(manifest)).toBe(true);
  expect(made).toEqual(JSON.parse(signature));
  expect(await filesOf(folder)).toEqual(
    ['manifest.json', 'signature.json', ...Object.keys(web).map((path) => `web/${path}`)].sort(),
  );
  expect(await readFile(join(folder, 'web/static/js/main.js'), 'utf8')).toBe('export {};');
});

it('leaves to the trust list what it says about one that nobody signed', async () => {
  const { artefact } = await read(await archiveOf(rightly.filter(([name]) => name !== 'signature.json')));
  expect((await artefact).signature).toBeNull();
});

const link = { name: 'web/link', linkname: '/etc/passwd' };
it.each<[string, ArtefactFault, HandMade]>([
  ['an absolute name', 'nameRefused', ['/etc/cron.d/x', 'x']],
  ['a name that climbs', 'nameRefused', ['web/../../x', 'x']],
  ['a name that begins above', 'nameRefused', ['../web/x', 'x']],
  ['a name that says the same in two ways', 'nameRefused', ['./web/x', 'x']],
  ['an empty part of a name', 'nameRefused', ['web//x', 'x']],
  ['a backslash', 'nameRefused', ['web\\..\\x', 'x']],
  ['a drive', 'nameRefused', ['web/C:x', 'x']],
  ['a line break in a name', 'nameRefused', ['web/a\nb', 'x']],
  ['a folder that climbs', 'nameRefused', [{ name: 'web/../', type: 'directory' }]],
  ['a foreign file', 'nameRefused', ['package.json', '{}']],
  ['a foreign folder', 'nameRefused', ['config/x', 'x']],
  ['a file where a folder belongs', 'nameRefused', ['web', 'x']],
  ['a symbolic link', 'kindRefused', [{ ...link, type: 'symlink' }]],
  ['a hard link', 'kindRefused', [{ ...link, type: 'link' }]],
  ['a device', 'kindRefused', [{ name: 'web/null', type: 'character-device' }]],
  ['a pipe', 'kindRefused', [{ name: 'web/pipe', type: 'fifo' }]],
  ['a second manifest', 'duplicate', ['manifest.json', manifest]],
  ['a name that some disks take for another', 'duplicate', ['web/MF-Manifest.json', 'x']],
])('refuses %s', async (_, fault, entry) => {
  expect(await faultOf(await archiveOf([...rightly, entry]))).toBe(fault);
});

it.each<[string, ArtefactFault, HandMade[]]>([
  ['that is empty', 'manifestMissing', []],
  ['whose manifest comes late', 'manifestMissing', [...rightly.slice(2), ...rightly.slice(0, 2)]],
  ['whose manifest is none', 'manifestInvalid', [['manifest.json', '{"id":']]],
  ['whose manifest lacks parts', 'manifestInvalid', [['manifest.json', '{}']]],
  ['whose manifest is of 50 MB', 'tooLarge', [['manifest.json', Buffer.alloc(50_000_000, ' ')]]],
  ['whose signature is none', 'signatureInvalid', [...rightly.slice(0, 1), ['signature.json', '{"keyId":1}']]],
  ['that lacks a file', 'fileMissing', rightly.slice(0, -1)],
  [
    'with a file of another size',
    'fileTampered',
    [...rightly.slice(0, 2), ['web/mf-manifest.json', `${web['mf-manifest.json']} `]],
  ],
  ['with a file of other content', 'fileTampered', [...rightly.slice(0, 2), ['web/mf-manifest.json', '{"a":2}']]],
])('refuses an artefact %s', async (_, fault, entries) => {
  expect(await faultOf(await archiveOf(entries))).toBe(fault);
});

it('refuses what is no gzip, no archive, or larger than is taken', async () => {
  expect(await faultOf(Buffer.from('PK\x03\x04 a zip'))).toBe('notGzip');
  expect(await faultOf(gzipSync(Buffer.alloc(4_096, 'x')))).toBe('notGzip');
  const right = await archiveOf(rightly);
  expect(await faultOf(right, { ...ARTEFACT_LIMITS, packed: right.length - 1 })).toBe('tooLarge');
  expect(await faultOf(right, { ...ARTEFACT_LIMITS, packed: right.length })).toBeNull();
  expect(await faultOf(right, { ...ARTEFACT_LIMITS, files: rightly.length - 1 })).toBe('tooManyFiles');
});

it('stops a bomb early: content, a header that never ends, and what follows the archive', async () => {
  const limits = { ...ARTEFACT_LIMITS, unpacked: 20_000_000 };
  const zeros = Buffer.alloc(30_000_000);
  const first = await tarOf(rightly);
  const end = first.subarray(0, first.length - 1_024);
  // An extended header (`x`) that says it is 30 MB long: the reader would gather it in memory.
  const header = Buffer.from((await tarOf([['server/bomb', 'x'.repeat(8)]])).subarray(0, 512));
  const extended = withType(withSize(header, zeros.length), 'x');
  for (const bomb of [
    await archiveOf([...rightly, ['server/bomb', zeros]]),
    gzipSync(Buffer.concat([end, extended, zeros])),
    gzipSync(Buffer.concat([first, zeros])),
  ]) {
    expect(bomb.length).toBeLessThan(100_000);
    expect(await faultOf(bomb, limits)).toBe('tooLarge');
  }
});

it('takes no artefact that was cut anywhere, and never anything but an error of its own', async () => {
  const whole = await archiveOf(rightly);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => (await faultOf(whole.subarray(0, length))) !== null),
    { numRuns: 60 },
  );
  const plain = await tarOf(rightly);
  await fc.assert(
    fc.asyncProperty(fc.nat(plain.length - 1_025), async (length) => {
      expect(await faultOf(gzipSync(plain.subarray(0, length)))).not.toBeNull();
    }),
    { numRuns: 60 },
  );
});

it('reads what it packs, and packs the same build to the same bytes', async () => {
  const dist = await emptyFolder();
  const files = Object.fromEntries(Object.entries(web).map(([path, content]) => [`web/${path}`, content]));
  const built = { 'manifest.json': manifest, 'signature.json': signature, 'server/main.js': 'run()', ...files };
  await writeFiles(dist, { ...built, 'web/main.js.map': '{}' });
  const target = await emptyFolder();
  await packArtefact(dist, join(target, 'one.tgz'));
  await packArtefact(dist, join(target, 'two.tgz'));
  const one = await readFile(join(target, 'one.tgz'));
  expect(one.equals(await readFile(join(target, 'two.tgz')))).toBe(true);
  expect(await readdir(target)).toEqual(['one.tgz', 'two.tgz']);
  const { folder, artefact } = await read(one);
  await artefact;
  expect(await filesOf(folder)).not.toContain('web/main.js.map');
});

it.each<[string, ArtefactFault, Record<string, string | Buffer>]>([
  ['was never built', 'manifestMissing', { 'server/main.js': 'run()' }],
  ['nobody signed', 'signatureMissing', { 'manifest.json': manifest }],
  ['lacks a file', 'fileMissing', { 'manifest.json': manifest, 'signature.json': signature }],
  [
    'was changed after the build',
    'fileTampered',
    { 'manifest.json': manifest, 'signature.json': signature, 'web/mf-manifest.json': '{"a":2}' },
  ],
])('packs nothing that %s', async (_, fault, files) => {
  const dist = await emptyFolder();
  await writeFiles(dist, files);
  const target = await emptyFolder();
  await expect(packArtefact(dist, join(target, 'x.tgz'))).rejects.toMatchObject({ fault });
  expect(await readdir(target)).toEqual([]);
});

function withSize(header: Buffer, size: number): Buffer {
  return withField(header, 124, `${size.toString(8).padStart(11, '0')} `);
}

function withType(header: Buffer, type: string): Buffer {
  return withField(header, 156, type);
}

/** A tar header with one field changed, and its checksum right again. */
function withField(header: Buffer, at: number, text: string): Buffer {
  const changed = Buffer.from(header);
  changed.write(text, at, 'ascii');
  changed.fill(' ', 148, 156);
  const sum = changed.reduce((total, byte) => total + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return changed;
}
