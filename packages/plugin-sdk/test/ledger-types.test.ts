import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineLedger, definePlugin, ManifestError, manifestOf } from '../src/manifest/index.js';
import { type LedgerFilter, LedgerRows } from '../src/server/index.js';
import { plugin } from './fixture.js';
import { calls, given, type Row, row, text } from './ledger-fixture.js';

describe('the compiler', () => {
  it('knows the filters and cells of a ledger', () => {
    expectTypeOf<LedgerFilter<typeof calls>>().toEqualTypeOf<{
      readonly way?: 'door' | 'phone';
      readonly met?: boolean;
    }>();
    expectTypeOf<Row['cells']>().toEqualTypeOf<{
      readonly way: 'door' | 'phone' | null;
      readonly met: boolean | null;
      readonly mood: 'good' | null;
      readonly times: number | null;
      readonly fare: number | null;
      readonly last: string | null;
      readonly note: string | null;
    }>();
    expectTypeOf<Row['records'][number]['columns'][number]>().toEqualTypeOf<keyof Row['cells']>();
  });

  it('refuses columns, rows and handlers that the ledger does not have', () => {
    const person = { type: 'person', name: 'name', title: text } as const;
    const note = { ...given, type: 'text', name: 'note', semantic: 'call.note' } as const;
    // @ts-expect-error: a person column has no rule
    defineLedger({ ...calls, columns: [{ ...person, semantic: 'person.name', rule: text }] });
    // @ts-expect-error: core knows no such thing about a person
    defineLedger({ ...calls, columns: [{ ...person, semantic: 'person.nickname' }] });
    // @ts-expect-error: text is not filtered
    defineLedger({ ...calls, columns: [{ ...note, filter: true }] });
    // @ts-expect-error: a ledger has no colour
    defineLedger({ ...calls, colour: 'red' });
    // @ts-expect-error: nor does one that stands in the manifest itself
    definePlugin({ ...plugin, ledgers: [{ ...calls, colour: 'red' }] });
    // @ts-expect-error: the permission is not declared
    definePlugin({ ...plugin, ledgers: [{ ...calls, permission: 'fixture:thing.write' }] });
    // @ts-expect-error: there is no column `who`
    row(1, { records: [{ columns: ['who'], on: '2026-10-01', what: text, by: null, link: null }] });
    class Wrong {
      // @ts-expect-error: a cell is missing
      @LedgerRows(calls)
      async rows(): Promise<{ key: string; cells: { way: 'door' } }[]> {
        return [];
      }
    }
    expect(Wrong).toBeDefined();
  });
});

describe('the manifest', () => {
  const web = {
    remoteName: 'fixture_1_0_0',
    entry: 'mf-manifest.json',
    assets: [{ path: 'mf-manifest.json', size: 2, integrity: `sha384-${'A'.repeat(64)}` }],
  };
  const withLedgers =
    (...ledgers: (typeof calls)[]) =>
    () =>
      manifestOf({ ...plugin, ledgers }, web);

  it('holds what is declared', () => {
    expect(withLedgers(calls)().ledgers).toMatchObject([{ name: 'calls', unit: 'community', columns: { length: 8 } }]);
    expect(manifestOf(plugin, web).ledgers).toEqual([]);
  });

  it('refuses what the compiler cannot know, and names ledger and column', () => {
    const columns = calls.columns.map((column) => (column.name === 'note' ? { ...column, name: 'the note' } : column));
    expect(() => manifestOf({ ...plugin, ledgers: [{ ...calls, columns }] }, web)).toThrow(
      'ledgers.calls.columns["the note"].name',
    );
    const given = {
      type: 'choice',
      name: 'kind',
      title: calls.title,
      semantic: 'call.kind',
      source: 'plugin',
    } as const;
    const choice = { ...given, rule: calls.title, options: [{ value: 'a,b', title: calls.title }] };
    expect(() => manifestOf({ ...plugin, ledgers: [{ ...calls, columns: [choice] }] }, web)).toThrow(
      'must have neither comma nor colon',
    );
    expect(withLedgers(calls, calls)).toThrow('ledgers.calls.name');
    const foreign = { ...plugin, permissions: [], ledgers: [calls] };
    expect(() => manifestOf(foreign, web)).toThrow('ledgers.calls.permission');
    expect(() => manifestOf(foreign, web)).toThrow(ManifestError);
  });
});
