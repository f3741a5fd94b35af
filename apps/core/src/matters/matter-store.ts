import { Injectable } from '@nestjs/common';
import { type Actor, type MatterEvent, matterEventSchema, newId } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { MATTER_COLUMNS, type MatterRow, matterSql, readMatter } from './matter-rows.js';

type Column = (typeof MATTER_COLUMNS)[number];

export interface NewEvent {
  actor: Actor;
  action: MatterEvent['action'];
  note: string | null;
  target?: string | null;
  onBehalfOf?: string | null;
  dueAt?: Date | null;
}

/** Reads and changes single matters. */
@Injectable()
export class MatterStore {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<MatterRow | null> {
    return this.database.queryOne(`${matterSql('matters')} WHERE m.id = ?`, [id], (row) =>
      readMatter(row, this.directory),
    );
  }

  /** Locked until the unit of work ends, so that two acts on a matter follow one another. */
  async lock(id: string): Promise<MatterRow | null> {
    if (this.database.dialect === 'mysql') {
      await this.database.query('SELECT id FROM matters WHERE id = ? FOR UPDATE', [id], (row) => row.text('id'));
    }
    return this.find(id);
  }

  async insert(values: Record<Column, SqlValue>): Promise<void> {
    await this.database.insertMany('matters', MATTER_COLUMNS, [MATTER_COLUMNS.map((name) => values[name])]);
  }

  async change(id: string, values: Partial<Record<Column, SqlValue>>): Promise<void> {
    const changed = MATTER_COLUMNS.flatMap((name): [string, SqlValue][] => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    });
    await this.database.execute(
      `UPDATE matters SET ${changed.map(([name]) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ?`,
      [...changed.map(([, value]) => value), id],
    );
  }

  async log(id: string, { actor, action, note, target = null, onBehalfOf = null, dueAt = null }: NewEvent) {
    await this.database.insertMany(
      'matter_events',
      [
        'id',
        'matter_id',
        'at',
        'actor_kind',
        'actor_id',
        'actor_name',
        'action',
        'target',
        'note',
        'on_behalf_of',
        'due_at',
      ],
      [[...[newId(), id, this.clock.now(), actor.kind, actor.id, actor.name, action, target, note, onBehalfOf], dueAt]],
    );
  }

  /** Newest first. */
  events(id: string): Promise<MatterEvent[]> {
    return this.database.query('SELECT * FROM matter_events WHERE matter_id = ? ORDER BY id DESC', [id], (row) =>
      matterEventSchema.parse({
        id: row.text('id'),
        at: row.instant('at').toISOString(),
        actor: { kind: row.text('actor_kind'), id: row.text('actor_id'), name: row.text('actor_name') },
        action: row.text('action'),
        target: row.textOrNull('target'),
        note: row.textOrNull('note'),
        onBehalfOf: row.textOrNull('on_behalf_of'),
        dueAt: row.instantOrNull('due_at')?.toISOString() ?? null,
      }),
    );
  }
}
