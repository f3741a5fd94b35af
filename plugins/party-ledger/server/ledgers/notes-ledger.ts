import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type LedgerQuery,
  type LedgerRow,
  LedgerRows,
  RawRow,
  readUnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { notesLedger } from '../../ledgers/notes.js';

type Row = LedgerRow<typeof notesLedger>;

/** Answers the rows of the ledger; the platform shows, prints, exports and seals them. */
@Injectable()
export class NotesLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @LedgerRows(notesLedger)
  rows({ scope, startsAt, endsAt, after, limit }: LedgerQuery<typeof notesLedger>): Promise<Row[]> {
    const within = unitScopeCondition(scope, 'n');
    return this.database.query(
      `SELECT n.id, n.person_id, n.district_id, n.street_id, n.community_id, n.grid_id, n.text, n.written_at, n.written_by_name
       FROM notes n WHERE ${within.sql} AND n.written_at >= ? AND n.written_at < ? AND n.id > ?
       ORDER BY n.id LIMIT ${limit}`,
      [...within.parameters, startsAt, endsAt, after ?? ''],
      (row) => this.read(row),
    );
  }

  private read(row: RawRow): Row {
    const day = this.clock.dayOf(row.instant('written_at'));
    return {
      key: row.text('id'),
      personId: row.textOrNull('person_id'),
      units: readUnitPath(row),
      cells: { writtenOn: day, text: row.text('text') },
      records: [
        {
          columns: ['writtenOn', 'text'],
          on: day,
          what: { 'zh-CN': '写下记录', en: 'Note written' },
          by: row.text('written_by_name'),
          link: null,
        },
      ],
    };
  }
}
