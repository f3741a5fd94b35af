import { createHash } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Controller, Module, type StreamableFile } from '@nestjs/common';
import { imageOf } from '@yige/file-content';
import { POSITION, png } from '@yige/file-content/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definePlugin, type UploadDefinition } from '../src/manifest/index.js';
import { FileSweep } from '../src/server/files/file-sweep.js';
import {
  column,
  createTable,
  Database,
  defineMigration,
  Input,
  newId,
  PluginConfiguration,
  PluginFiles,
  type PluginInput,
  PluginProblem,
  type PluginProgram,
  PluginRoute,
  type StoredFile,
} from '../src/server/index.js';
import { createTestPlatform, type TestPlatform, testDialects } from '../src/testing/index.js';

const permission = 'papers:paper.keep';
const papers: UploadDefinition = {
  path: '/papers/:personId',
  largest: 2_000_000,
  kinds: ['application/pdf', 'image/png'],
};
const title = { 'zh-CN': '试', en: 'Test' };

const plugin = definePlugin({
  id: 'papers',
  version: '1.0.0',
  sdk: '^1.0.0',
  name: title,
  glyph: '纸',
  bureau: { name: title, kind: 'other' },
  permissions: [{ name: permission, title }],
  grants: [],
  pages: [],
  contributions: [],
  events: { subscribes: ['cn.yige.person.merged.v1', 'cn.yige.person.unmerged.v1', 'cn.yige.person.erased.v1'] },
  uploads: [papers],
});

const params = z.object({ personId: z.string() });
const add = { method: 'POST', path: papers.path, permission, status: 201, params, upload: papers } as const;
const note = { method: 'POST', path: '/notes', permission, body: z.object({}) } as const;
const get = {
  method: 'GET',
  path: '/files/:id',
  permission,
  params: z.object({ id: z.string() }),
  sensitive: true,
} as const;

@Controller()
class PapersController {
  constructor(
    private readonly files: PluginFiles,
    private readonly database: Database,
  ) {}

  @PluginRoute(add)
  add(@Input() { params: { personId }, file }: PluginInput<typeof add>): Promise<StoredFile> {
    return this.files.store(
      file,
      async (stored) => {
        await this.database.insertMany('papers', ['id'], [[stored.id]]);
        if (personId === 'refused') throw new PluginProblem(409, 'paper.refused', { title });
        return stored;
      },
      personId.length === 26 ? { personId } : {},
    );
  }

  @PluginRoute(note)
  note(): unknown {
    return {};
  }

  @PluginRoute(get)
  get(@Input() { params: { id } }: PluginInput<typeof get>): Promise<StreamableFile> {
    return this.files.answer(id);
  }
}

@Module({ controllers: [PapersController] })
class PapersModule {}

const program: PluginProgram = {
  plugin,
  module: PapersModule,
  entities: [],
  migrations: [
    defineMigration('0001-papers', [createTable('papers', { columns: { id: column.id() }, primaryKey: ['id'] })]),
  ],
};

const pdf = (text = '会议记录', name = '会议记录.pdf') => new File([`%PDF-1.7\n${text}\n%%EOF\n`], name);

const picture = (bytes: Buffer) => new File([Uint8Array.from(bytes)], '现场.png');

describe.each(testDialects())('files of a plugin, on %s', (dialect) => {
  const user = { unitId: newId(), level: 'grid' as const, permissions: [permission] };
  let platform: TestPlatform;
  let database: Database;
  let files: PluginFiles;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
    database = platform.server.application.get(Database);
    files = platform.server.application.get(PluginFiles);
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    await files.remove(await idsOf('yige_files'));
    await database.execute('DELETE FROM papers', []);
    await expect.poll(onDisk).toEqual([]);
  });

  const send = (file: File, about = 'nobody') => platform.call(`/papers/${about}`, { method: 'POST', file, user });
  const stored = async (file: File, about?: string) => {
    const answer = await send(file, about);
    if (answer.status !== 201) throw new Error(await answer.text());
    return z.object({ id: z.string(), sha256: z.string() }).parse(await answer.json());
  };
  const fetched = (id: string, headers = {}) => platform.call(`/files/${id}`, { user, headers });
  const idsOf = (table: string) => database.query(`SELECT id FROM ${table} ORDER BY id`, [], (row) => row.text('id'));
  const directory = () => platform.server.application.get(PluginConfiguration).filesDirectory;
  const onDisk = async () => {
    const found = await readdir(directory(), { recursive: true, withFileTypes: true }).catch(() => []);
    return found.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  const refused = async (answer: Response) => {
    const { code, detail } = z.object({ code: z.string(), detail: z.string().optional() }).parse(await answer.json());
    return [answer.status, code, detail];
  };

  it('are stored with a row of the plugin’s own, and answered with their names', async () => {
    const text = '议'.repeat(600_000);
    const { id, sha256 } = await stored(pdf(text, 'C:\\文件\\会议 (1).pdf'));
    expect([await idsOf('yige_files'), await idsOf('papers'), await onDisk()]).toEqual([[id], [id], [id]]);
    const content = await pdf(text).arrayBuffer();
    expect(sha256).toBe(createHash('sha256').update(Buffer.from(content)).digest('hex'));
    const answer = await fetched(id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('会议 ')}%281%29.pdf`,
    );
    const again = await fetched(id, { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(await refused(await fetched(newId()))).toEqual([404, 'file.notFound', undefined]);
  });

  it('are refused by size and content, whatever they are called, and leave nothing', async () => {
    const large = pdf('x'.repeat(papers.largest));
    expect(await refused(await send(large))).toEqual([413, 'file.tooLarge', '最大 1.9 MB']);
    expect(await refused(await send(new File(['<script>'], 'a.pdf')))).toEqual([415, 'file.kind', '只收 PDF、PNG']);
    const jpeg = new File([Buffer.from('ffd8ffe000104a464946000101', 'hex')], 'a.png');
    expect(await refused(await send(jpeg))).toEqual([415, 'file.kind', '只收 PDF、PNG']);
    expect((await refused(await send(new File(['%PDF-1.7 cut'], 'a.pdf'))))[1]).toBe('file.unreadable');
    expect((await refused(await send(picture(png().subarray(0, 50)))))[1]).toBe('file.unreadable');
    expect(await refused(await send(picture(png(2, 2, 20_000))))).toEqual([
      413,
      'file.tooLarge',
      '每边最多 16384 像素',
    ]);
    expect((await refused(await send(new File([], 'a.pdf'))))[1]).toBe('file.kind');
    expect((await refused(await send(pdf(), 'refused')))[1]).toBe('paper.refused');
    const body = { path: '/papers/nobody', method: 'POST', user, body: {} };
    expect(await refused(await platform.call(body.path, body))).toEqual([422, 'file.missing', undefined]);
    const toNotes = await platform.call('/notes', { method: 'POST', user, file: pdf() });
    expect(await refused(toNotes)).toEqual([415, 'request.mediaType', undefined]);
    expect([await idsOf('yige_files'), await idsOf('papers'), await onDisk()]).toEqual([[], [], []]);
  });

  it('are pictures without where and when they were taken, whoever sends them', async () => {
    const taken = png();
    expect(taken.includes(POSITION)).toBe(true);
    const { id, sha256 } = await stored(picture(taken));
    const kept = Buffer.from(await (await fetched(id)).arrayBuffer());
    expect(kept.includes(POSITION)).toBe(false);
    expect(createHash('sha256').update(kept).digest('hex')).toBe(sha256);
    expect(await files.list([id])).toMatchObject([{ kind: 'image/png', size: kept.length }]);
    const drawn = imageOf(taken);
    expect(drawn).toMatchObject({ content: kept });
  });

  it('that break off leave nothing', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('%PDF-1.7\n');
        throw new Error('the line is dead');
      })(),
    );
    const file = { name: 'a.pdf', content: broken, largest: 100, kinds: ['application/pdf'] as const };
    const keep = () => Promise.resolve();
    await expect(files.store(file, keep)).rejects.toMatchObject({ code: 'file.unreadable' });
    expect([await idsOf('yige_files'), await onDisk()]).toEqual([[], []]);
    await expect(database.transaction(() => files.store(file, keep))).rejects.toThrow('outside of a unit of work');
  });

  it('go with the unit of work that removes them, and what no row names is swept a day later', async () => {
    const [kept, gone] = [await stored(pdf()), await stored(pdf())];
    await expect(
      database.transaction(async () => {
        await files.remove([kept.id]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await files.remove([gone.id, newId()]);
    await expect.poll(onDisk).toEqual([kept.id]);
    const orphan = newId().slice(0, -2) + kept.id.slice(-2);
    const places = [join(directory(), 'drafts', newId()), join(directory(), kept.id.slice(-2), orphan)];
    for (const place of places) await writeFile(place, 'left by a crash');
    const sweep = platform.server.application.get(FileSweep, { strict: false });
    await sweep.sweep(new Date(Date.now() - 86_400_000));
    expect(await onDisk()).toHaveLength(3);
    const old = new Date(Date.now() - 90_000_000);
    for (const place of [...places, join(directory(), kept.id.slice(-2), kept.id)]) await utimes(place, old, old);
    await sweep.sweep(new Date(Date.now() - 86_400_000));
    expect(await onDisk()).toEqual([kept.id]);
  });

  it('about a resident follow a merge, are noted when they are read, and go with whoever is erased', async () => {
    const [from, into] = [newId(), newId()];
    const { id } = await stored(pdf(), from);
    const tell = (type: string, data: Record<string, string>) =>
      platform.deliverEvent({
        ...{ specversion: '1.0', id: newId(), source: 'core', type, subject: 'test', time: new Date().toISOString() },
        ...{ datacontenttype: 'application/json', data },
      });
    await tell('cn.yige.person.merged.v1', { mergeId: newId(), fromId: from, intoId: into });
    expect((await files.list([id]))[0]?.personId).toBe(into);
    await (await fetched(id)).text();
    expect(platform.core.reads.at(-1)?.personId).toBe(into);
    expect((await tell('cn.yige.person.erased.v1', { personId: into })).status).toBe(200);
    expect(await idsOf('yige_files')).toEqual([]);
    await expect.poll(onDisk).toEqual([]);
  });

  it('are given out with all rows, piece by piece', async () => {
    const file = pdf('x'.repeat(700_000));
    const { id } = await stored(file);
    const answer = await fetch(`${platform.server.url}/yige/v1/data`, {
      headers: { authorization: `Bearer ${await platform.platformToken()}` },
    });
    const piece = z.object({ file: z.string(), offset: z.number(), base64: z.string() });
    const lines = (await answer.text()).trimEnd().split('\n');
    const pieces = lines.flatMap((line) => piece.safeParse(JSON.parse(line)).data ?? []);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((each) => each.file === id)).toBe(true);
    const content = Buffer.concat(pieces.map(({ base64 }) => Buffer.from(base64, 'base64')));
    expect(content.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  });

  it('keep no drift between their row and its table', () => platform.assertNoDrift());
});

it('a route that takes files and the manifest agree, or the plugin does not start', async () => {
  const start = (uploads: readonly UploadDefinition[]) =>
    createTestPlatform({ ...program, plugin: { ...plugin, uploads } });
  await expect(start([])).rejects.toThrow('/papers/:personId POST takes a file');
  await expect(start([{ ...papers, largest: 1 }])).rejects.toThrow('/papers/:personId POST takes a file');
  await expect(start([papers, { ...papers, path: '/other' }])).rejects.toThrow(
    'the upload /other, which no route takes',
  );
});
