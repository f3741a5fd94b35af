import { Injectable } from '@nestjs/common';
import { addMonths, type PersonReader, revealableFieldSchema, roleSchema } from '@yige/contracts';
import { Database, placeholders, type SqlValue } from '@yige/database';
import { z } from 'zod';
import { accountOf, type Caller } from '../../access/caller.js';
import type { UnitNumbers } from '../../access/scope.js';
import { AuditSearch } from '../../audit/audit-search.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { Clock } from '../../time/clock.js';
import { MergedPeople } from '../duplicates/merged-people.js';
import { readUnitNumbers } from '../person-rows.js';
import { readerPost } from './reader-post.js';

/** Records of handling are kept for at least three years: PIPL art. 56. */
export const READS_KEPT_MONTHS = 36;
const SHOWN = 500;

const revealDetails = z.object({
  fields: z.array(revealableFieldSchema),
  role: roleSchema.nullable().default(null),
  unitId: z.string().nullable().default(null),
});

/** Somebody who was read of, and whom the units serve. */
interface ReadPerson {
  id: string;
  units: UnitNumbers;
}

/** Who opened which resident: one row for each reader, post and day, since residents ask who, and not how often. */
@Injectable()
export class PersonReads {
  constructor(
    private readonly database: Database,
    private readonly merged: MergedPeople,
    private readonly plugins: PluginDirectory,
    private readonly audit: AuditSearch,
    private readonly clock: Clock,
  ) {}

  /** The page of somebody was opened. One statement, also for who opens it for the tenth time today. */
  note(caller: Caller, personId: string, units: UnitNumbers): Promise<void> {
    return this.noteServed(caller, [{ id: personId, units }], caller.kind === 'plugin' ? caller.pluginId : '');
  }

  /**
   * What a plugin keeps of these residents was read, by the caller, wherever they are served; of ids that are nobody's
   * nothing is noted. Two statements, or three where somebody was merged.
   */
  async noteRecords(caller: Caller, ids: readonly string[], pluginId: string): Promise<void> {
    const found = await this.served(new Set(ids));
    const known = new Set(found.map(({ id }) => id));
    const survivors = await this.merged.survivorsOf(ids.filter((id) => !known.has(id)));
    const others = await this.served(new Set([...survivors.values()].filter((id) => !known.has(id))));
    await this.noteServed(caller, [...found, ...others], pluginId);
  }

  /** The same of residents whose units are known already, each once; `pluginId` is empty for the portal's own pages. */
  async noteServed(caller: Caller, people: readonly ReadPerson[], pluginId: string): Promise<void> {
    if (people.length === 0) return;
    const key = 'person_id, day, reader_kind, reader_id, plugin_id, role, unit_number';
    const again =
      this.database.dialect === 'mysql'
        ? 'ON DUPLICATE KEY UPDATE times = times + 1, last_at = VALUES(last_at)'
        : `ON CONFLICT (${key}) DO UPDATE SET times = times + 1, last_at = excluded.last_at`;
    const { kind, id: reader } = readerOf(caller);
    // In one order, so that two readers of one list do not wait for each other's rows.
    const rows = people.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    await this.database.execute(
      `INSERT INTO person_reads (${key}, last_at, times) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, 1)').join(', ')} ${again}`,
      rows.flatMap(({ id, units }): SqlValue[] => {
        const post = readerPost(caller, units);
        return [
          ...[id, this.clock.today(), kind, reader, pluginId],
          ...[post?.role ?? '', post?.unit.number ?? 0, this.clock.now()],
        ];
      }),
    );
  }

  /** Whoever opened the page or saw a number, the latest first; also of those who were merged into this person. */
  async of(personId: string): Promise<PersonReader[]> {
    const ids = await this.merged.idsOf(personId);
    const readers = await Promise.all(ids.flatMap((id) => [this.pagesOf(id), this.numbersOf(id)]));
    return readers
      .flat()
      .sort((left, right) => (left.at < right.at ? 1 : -1))
      .slice(0, SHOWN);
  }

  /** Days that have been kept long enough, some rows at a time; answers whether there may be more. */
  async removeExpired(): Promise<boolean> {
    const firstKept = this.keptSince();
    const day = await this.database.queryOne(
      'SELECT day FROM person_reads WHERE day < ? ORDER BY day LIMIT 1',
      [firstKept],
      (row) => row.text('day'),
    );
    if (day === null) return false;
    await this.database.execute('DELETE FROM person_reads WHERE day = ?', [day]);
    return true;
  }

  keptSince(): string {
    return addMonths(this.clock.today(), -READS_KEPT_MONTHS);
  }

  private async served(ids: ReadonlySet<string>): Promise<ReadPerson[]> {
    if (ids.size === 0) return [];
    return this.database.query(
      `SELECT id, district_id, street_id, community_id, grid_id FROM people WHERE id IN (${placeholders([...ids])})`,
      [...ids],
      (row) => ({ id: row.text('id'), units: readUnitNumbers(row) }),
    );
  }

  private pagesOf(personId: string): Promise<PersonReader[]> {
    return this.database.query(
      `SELECT r.plugin_id, r.role, r.last_at, r.times, u.name AS unit_name
       FROM person_reads r LEFT JOIN org_units u ON u.number = r.unit_number WHERE r.person_id = ?
       ORDER BY r.day DESC, r.last_at DESC LIMIT ${SHOWN}`,
      [personId],
      (row): PersonReader => {
        const pluginId = row.text('plugin_id');
        return {
          kind: 'page',
          fields: [],
          at: row.instant('last_at').toISOString(),
          times: row.integer('times'),
          role: roleSchema.nullable().parse(row.text('role') || null),
          unitName: row.textOrNull('unit_name'),
          plugin: pluginId === '' ? null : this.pluginName(pluginId),
          reason: null,
        };
      },
    );
  }

  private async numbersOf(personId: string): Promise<PersonReader[]> {
    const { items } = await this.audit.page({ action: 'person.revealed', subject: `person/${personId}` }, SHOWN);
    const reveals = items.map(({ at, reason, details }) => ({ at, reason, ...revealDetails.parse(details) }));
    const names = await this.unitNames(reveals.flatMap(({ unitId }) => unitId ?? []));
    return reveals.map(({ at, reason, fields, role, unitId }) => {
      const unitName = unitId === null ? null : (names.get(unitId) ?? null);
      return { kind: 'number', fields, at, times: 1, role, unitName, plugin: null, reason };
    });
  }

  /** Of units that may be no more. */
  private async unitNames(ids: string[]): Promise<Map<string, string>> {
    const once = [...new Set(ids)];
    if (once.length === 0) return new Map();
    const units = await this.database.query(
      `SELECT id, name FROM org_units WHERE id IN (${placeholders(once)})`,
      once,
      (row): [string, string] => [row.text('id'), row.text('name')],
    );
    return new Map(units);
  }

  private pluginName(pluginId: string): PersonReader['plugin'] {
    return this.plugins.newest(pluginId)?.name ?? { 'zh-CN': pluginId, en: pluginId };
  }
}

function readerOf(caller: Caller): { kind: 'staff' | 'plugin' | 'service'; id: string } {
  const account = accountOf(caller);
  if (account !== null) return { kind: 'staff', id: account.id };
  if (caller.kind === 'plugin') return { kind: 'plugin', id: caller.pluginId };
  if (caller.kind === 'service') return { kind: 'service', id: caller.serviceAccountId };
  throw new TypeError('A member of staff has an account');
}
