import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  CoreClient,
  Database,
  newId,
  PluginProblem,
  RawRow,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { listNotesQuerySchema, Note, notePageSchema } from '../../contract.js';
import { isNew } from '../../rules/newness.js';
import { NoteEntity } from './entities.js';

export const READ = 'party-ledger:note.read';
export const WRITE = 'party-ledger:note.write';
const SHOWN_OF_PERSON = 5;

/** Notes, narrowed to the units in which the caller may read or write them. */
@Injectable()
export class Notes {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly clock: Clock,
  ) {}

  /** The newest first; `next` is the cursor of the following page. */
  async list(
    caller: Caller,
    { cursor, limit }: z.output<typeof listNotesQuerySchema>,
  ): Promise<z.output<typeof notePageSchema>> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'n');
    const before = cursor === undefined ? { sql: '', parameters: [] } : { sql: 'AND n.id < ?', parameters: [cursor] };
    const rows = await this.database.query(
      `SELECT n.id, n.text, n.written_at, n.written_by_name FROM notes n
       WHERE ${within.sql} ${before.sql} ORDER BY n.id DESC LIMIT ${limit + 1}`,
      [...within.parameters, ...before.parameters],
      (row) => this.read(row),
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Writes a note in the first unit in which the caller may. */
  async write(caller: Caller, text: string): Promise<Note> {
    const [unit] = caller.scopeFor(WRITE).units;
    const { items } =
      unit === undefined
        ? { items: [] }
        : await this.core.forUser(caller).reorganisations.paths({ body: { ids: [unit.id] } });
    const path = items[0]?.paths[0];
    if (path === undefined) {
      throw new PluginProblem(409, 'note.unitGone', {
        title: { 'zh-CN': '您的单位已经不在了，请重新登录', en: 'Your unit is no more: log in again' },
      });
    }
    return this.add({ text, writtenBy: caller.name, writtenAt: this.clock.now(), units: path });
  }

  async ofPerson(caller: Caller, personId: string): Promise<Note[]> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'n');
    return this.database.query(
      `SELECT n.id, n.text, n.written_at, n.written_by_name FROM notes n
       WHERE n.person_id = ? AND ${within.sql} ORDER BY n.id DESC LIMIT ${SHOWN_OF_PERSON}`,
      [personId, ...within.parameters],
      (row) => this.read(row),
    );
  }

  async add({ text, writtenBy, writtenAt, units, ...about }: NewNote): Promise<Note> {
    const note = Object.assign(new NoteEntity(), {
      id: newId(),
      ...units,
      ...about,
      text,
      writtenAt,
      writtenByName: writtenBy,
    });
    await this.database.repository(NoteEntity).insert(note);
    return { id: note.id, text, ...this.when(writtenAt), writtenBy };
  }

  private read(row: RawRow): Note {
    return {
      id: row.text('id'),
      text: row.text('text'),
      ...this.when(row.instant('written_at')),
      writtenBy: row.text('written_by_name'),
    };
  }

  private when(writtenAt: Date): Pick<Note, 'writtenAt' | 'isNew'> {
    return {
      writtenAt: writtenAt.toISOString(),
      isNew: isNew(this.clock.dayOf(writtenAt), this.clock.today()),
    };
  }
}

interface NewNote {
  text: string;
  writtenBy: string;
  writtenAt: Date;
  units: UnitPath;
  personId?: string | null;
}
