import { Injectable } from '@nestjs/common';
import { type LocalizedText, type Page, type PersonRead, personReadSchema, roleSchema } from '@yige/contracts';
import { allOf, type Condition, Database, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';

interface Asked {
  person?: string | undefined;
  reader?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The key of a row of the log, behind its day. */
const KEY = ['person_id', 'reader_kind', 'reader_id', 'plugin_id', 'role', 'unit_number'] as const;
const CURSOR = ['day', ...KEY] as const;

/** Who opened which resident, for the administrators who look after it. Whoever reads the log stands in the audit. */
@Injectable()
export class ReadLog {
  constructor(
    private readonly database: Database,
    private readonly plugins: PluginDirectory,
    private readonly trail: AuditTrail,
  ) {}

  async page(caller: Caller, { person, reader, from, to, cursor, limit }: Asked): Promise<Page<PersonRead>> {
    const conditions: Condition[] = [{ sql: '1 = 1', parameters: [] }];
    const add = (sql: string, ...parameters: SqlValue[]) => conditions.push({ sql, parameters });
    if (person !== undefined) add('r.person_id = ?', person);
    if (reader !== undefined) add('r.reader_id = ?', reader);
    if (from !== undefined) add('r.day >= ?', from);
    if (to !== undefined) add('r.day <= ?', to);
    if (cursor !== undefined) conditions.push(after(cursor));
    const where = allOf(conditions);
    const rows = await this.database.query(
      `SELECT r.day, ${KEY.map((name) => `r.${name}`).join(', ')}, r.last_at, r.times,
              u.name AS unit_name, a.display_name AS account_name, s.name AS service_name
       FROM person_reads r LEFT JOIN org_units u ON u.number = r.unit_number
       LEFT JOIN accounts a ON a.id = r.reader_id LEFT JOIN service_accounts s ON s.id = r.reader_id
       WHERE ${where.sql}
       ORDER BY r.day DESC, ${KEY.map((name) => `r.${name}`).join(', ')} LIMIT ${limit + 1}`,
      where.parameters,
      (row) => ({ read: this.read(row), cursor: cursorOf(row) }),
    );
    const { items, next } = pageOf(rows, limit, (last) => last.cursor);
    await this.database.transaction(() =>
      this.trail.record({
        actor: actorOf(caller),
        action: 'audit.searched',
        ...(person === undefined ? {} : { subject: { kind: 'person', id: person } }),
        details: {
          of: 'personReads',
          reader: reader ?? null,
          from: from ?? null,
          to: to ?? null,
          entries: items.length,
          continued: cursor !== undefined,
        },
      }),
    );
    return { items: items.map(({ read }) => read), next };
  }

  private read(row: RawRow): PersonRead {
    const id = row.text('reader_id');
    const pluginId = row.text('plugin_id');
    const kind = personReadSchema.shape.reader.shape.kind.parse(row.text('reader_kind'));
    // An account or a plugin that is no more keeps its id.
    const name = row.textOrNull('account_name') ?? row.textOrNull('service_name') ?? this.pluginName(id)['zh-CN'];
    return {
      personId: row.text('person_id'),
      day: row.text('day'),
      at: row.instant('last_at').toISOString(),
      times: row.integer('times'),
      reader: { kind, id, name },
      role: roleSchema.nullable().parse(row.text('role') || null),
      unitName: row.textOrNull('unit_name'),
      plugin: pluginId === '' ? null : this.pluginName(pluginId),
    };
  }

  private pluginName(pluginId: string): LocalizedText {
    return this.plugins.newest(pluginId)?.name ?? { 'zh-CN': pluginId, en: pluginId };
  }
}

function cursorOf(row: RawRow): string {
  const texts = { ...keyTexts(row), day: row.text('day'), unit_number: String(row.integer('unit_number')) };
  return encodeCursor(texts, CURSOR);
}

function keyTexts(row: RawRow) {
  return {
    person_id: row.text('person_id'),
    reader_kind: row.text('reader_kind'),
    reader_id: row.text('reader_id'),
    plugin_id: row.text('plugin_id'),
    role: row.text('role'),
  };
}

function after(cursor: string): Condition {
  const { day, unit_number: unit, ...key } = decodeCursor(cursor, CURSOR);
  const row = KEY.map((name) => `r.${name}`).join(', ');
  return {
    sql: `(r.day < ? OR (r.day = ? AND (${row}) > (${KEY.map(() => '?').join(', ')})))`,
    parameters: [day, day, key.person_id, key.reader_kind, key.reader_id, key.plugin_id, key.role, Number(unit)],
  };
}
