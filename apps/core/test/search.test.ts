import { type Client, type PluginManifest, REQUEST_ID_HEADER, type SearchHit } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Tokens } from '../src/oauth/tokens.js';
import { readManifest } from '../src/plugins/installation/manifest-checks.js';
import { Incidents } from '../src/plugins/traffic/incidents.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const text = (words: string) => ({ 'zh-CN': words, en: words });

function searching(id: string, permission = `${id}:thing.read`): Partial<PluginManifest> {
  return {
    search: { title: text('档案'), permission: `${id}:thing.read` },
    pages: [{ path: '/', title: text('册'), expose: './forms/visit', permission, navigation: true }],
    commands: [{ title: text('登记东西'), page: '/', permission: `${id}:thing.read` }],
  };
}

const record = (title: string, unit = 'elm-1'): SearchHit => ({
  ...{ kind: 'record', title, unitId: idOf(unit), note: null, page: '/' },
});
const person = (name: string, note: string | null = null): SearchHit => ({
  ...{ kind: 'person', personId: idOf(name), note, page: null },
});

describe.each(dialects)('the search of everything, on %s', (dialect) => {
  const swift = new FixturePlugin('swift', searching('swift'));
  const other = new FixturePlugin('other', { ...searching('other'), glyph: '别' });
  let platform: TestPlatform;
  let worker: Client;
  beforeAll(async () => {
    await Promise.all([swift.start(), other.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [swift, other] });
    worker = await platform.clientOf('worker.elm-1');
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([swift.stop(), other.stop()]);
  });
  afterEach(() => {
    for (const plugin of [swift, other]) {
      plugin.answerSearch = () => ({ status: 200, body: { items: [] } });
      plugin.searches.length = 0;
    }
  });

  const answers = (...items: unknown[]) => {
    swift.answerSearch = () => ({ status: 200, body: { items } });
  };
  const find = (q: string, client = worker) => client.search.find({ query: { q } });
  const nameOf = async (id: string) => (await worker.people.get({ params: { id: idOf(id) } })).name;

  it('finds residents as the list of residents does, and asks each plugin with who they are', async () => {
    const name = await nameOf('elm-1-person-0');
    const { residents, plugins, missing } = await find(name.slice(0, 1));
    const listed = await worker.people.list({ query: { q: name.slice(0, 1), limit: 8 } });
    expect(residents).toEqual(listed.items);
    expect([plugins, missing]).toEqual([[], []]);
    for (const { searches } of [swift, other]) {
      expect(searches).toEqual([
        {
          ...{ text: name.slice(0, 1), personIds: listed.items.map(({ id }) => id), limit: 8, locale: 'zh-CN' },
          scope: { units: [{ id: idOf('elm-1'), level: 'grid' }] },
        },
      ]);
    }
  });

  it('shows what a plugin found under its bureau, a person by the name that core knows', async () => {
    answers(person('elm-1-person-1', '上次 11月12日'), record('7 号床'));
    expect((await find('7')).plugins).toEqual([
      {
        plugin: { id: 'swift', name: swift.manifest.name, glyph: '试', color: 'other' },
        title: text('档案'),
        hits: [
          {
            ...{ personId: idOf('elm-1-person-1'), title: await nameOf('elm-1-person-1') },
            ...{ note: '上次 11月12日', page: null },
          },
          { personId: null, title: '7 号床', note: null, page: '/' },
        ],
      },
    ]);
  });

  it('drops what lies outside the caller’s units, and puts it on record', async () => {
    answers(person('oak-1-person-0'), record('别处的', 'oak-1'), record('上面的', 'elm'), record('这里的'), {
      ...record('没有这页'),
      page: '/no',
    });
    const { plugins } = await find('的');
    expect(plugins.flatMap(({ hits }) => hits.map(({ title }) => title))).toEqual(['这里的']);
    expect(await recorded('swift')).toContain('POST /yige/v1/search: it answered hits that the caller may not see');
  });

  it('keeps the numbers of phones and documents to itself', async () => {
    await find('13912340317');
    await find('9901 0119 4405 1200 16');
    expect(swift.searches.map(({ text: typed }) => typed)).toEqual([null, null]);
  });

  it.each([
    ['too many hits', { items: Array.from({ length: 9 }, () => record('多')) }],
    ['too long a title', { items: [{ ...record('长'.repeat(61)) }] }],
    ['a name that is not asked for', { items: [{ ...person('elm-1-person-0'), name: '陈桂兰' }] }],
    ['no hits at all', 'nothing'],
  ])('an answer with %s counts as none, and costs the others nothing', async (_, body) => {
    swift.answerSearch = () => ({ status: 200, body });
    other.answerSearch = () => ({ status: 200, body: { items: [record('别的')] } });
    const { plugins, missing } = await find('别');
    expect(plugins.map(({ plugin }) => plugin.id)).toEqual(['other']);
    expect(missing).toEqual([{ id: 'swift', name: swift.manifest.name }]);
  });

  it('what goes wrong in core itself is blamed on no plugin', async () => {
    const before = await recorded('swift');
    vi.spyOn(platform.application.get(Tokens), 'forPlatform').mockRejectedValue(new RangeError('a fault of core'));
    await expect(find('人')).rejects.toMatchObject({ status: 500 });
    vi.restoreAllMocks();
    expect(await recorded('swift')).toEqual(before);
    expect((await find('人')).missing).toEqual([]);
  });

  it('carries the id of its request along', async () => {
    const cookie = await platform.cookieOf('worker.elm-1');
    const headers = { cookie, [REQUEST_ID_HEADER]: 'search-of-the-test' };
    await platform.fetch('/api/v1/search?q=7', { headers });
    expect(swift.searchedIn.at(-1)).toBe('search-of-the-test');
  });

  it('residents never wait for a plugin', async () => {
    other.answerSearch = () => ({ status: 200, body: { items: [] }, after: 5_000 });
    const { plugins, missing } = await worker.search.find({ query: { q: '试', part: 'residents' } });
    expect([plugins, missing]).toEqual([[], []]);
    expect(other.searches).toEqual([]);
  });

  it('a plugin that is too slow is missing, then spared, and goes on serving its pages', async () => {
    other.answerSearch = () => ({ status: 200, body: { items: [] }, after: 5_000 });
    const late = await Promise.all(Array.from({ length: 6 }, (_, index) => find(`慢${index}`)));
    expect(late.map(({ missing }) => missing.map(({ id }) => id))).toEqual(late.map(() => ['other']));
    const asked = other.searches.length;
    expect((await find('再')).missing.map(({ id }) => id)).toEqual(['other']);
    expect(other.searches).toHaveLength(asked);
    const cookie = await platform.cookieOf('worker.elm-1');
    expect((await platform.fetch('/plugins/other/1.0.0/api/things', { headers: { cookie } })).status).toBe(200);
  });

  it('asks no plugin for whoever lacks its permission, and finds no residents for whoever may read none', async () => {
    answers(record('这里的'));
    const head = await platform.clientOf('head.elm-1');
    expect(await find('这', head)).toEqual({ residents: [], plugins: [], missing: [] });
    expect(swift.searches).toEqual([]);
    const own = await platform.clientOfPlugin(swift);
    await expect(find('这', own)).rejects.toMatchObject({ status: 403 });
  });

  it('commands are in the portal of whoever may use them, and of nobody else', async () => {
    const commandsOf = async (client: Client) =>
      (await client.portal.get()).plugins.flatMap(({ commands }) => commands.map(({ title }) => title['zh-CN']));
    expect(await commandsOf(worker)).toEqual(['登记东西', '登记东西']);
    expect(await commandsOf(await platform.clientOf('head.elm-1'))).toEqual([]);
  });

  it.each(['worker.elm-1', 'secretary.elm', 'official.north', 'official.district', 'head.elm-1'])(
    'the rail of %s holds five places at most, and the portal says what it has no room for',
    async (username) => {
      const { places, morePlaces } = await (await platform.clientOf(username)).portal.get();
      expect(places.length).toBeLessThanOrEqual(5);
      expect(places).toContain('dashboard');
      expect(places.filter((place) => morePlaces.includes(place))).toEqual([]);
      if (username === 'secretary.elm') expect(morePlaces).toEqual(expect.arrayContaining(['matters', 'dispatches']));
    },
  );

  async function recorded(pluginId: string): Promise<string[]> {
    const incidents = platform.application.get(Incidents);
    await incidents.flush();
    const { items } = await incidents.list(pluginId, { limit: 50 });
    return items.map(({ what }) => what);
  }
});

const panel = { expose: './panels/person', title: text('面板'), permission: 'wrong:thing.read' };
const command = { title: text('登记东西'), page: '/', permission: 'wrong:thing.read' };

it.each([
  ['a slot that there is not', { contributions: [{ ...panel, slot: 'dashboard.widgets' }] }, '/contributions/0/slot'],
  [
    'a search by a permission of another plugin',
    { search: { title: text('搜'), permission: 'other:thing.read' } },
    '/search/permission',
  ],
  ['a command on a page that there is not', { commands: [{ ...command, page: '/no' }] }, '/commands/0/page'],
  [
    'a command by a permission of core',
    { commands: [{ ...command, permission: 'core:person.read' }] },
    '/commands/0/permission',
  ],
])('%s is refused at installation, with the place to mend', (_, changes, place) => {
  const manifest = { ...new FixturePlugin('wrong', searching('wrong')).manifest, ...changes };
  const read = () => readManifest(Buffer.from(JSON.stringify(manifest)));
  expect(read).toThrow(
    expect.objectContaining({
      code: 'plugin.manifestInvalid',
      errors: [expect.objectContaining({ pointer: `/manifest${place}` })],
    }),
  );
});
