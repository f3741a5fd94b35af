import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  type Condition,
  Database,
  RawRow,
  readUnitPath,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { Face } from '../../contract/common.js';
import {
  type HelpRequest,
  helpKindSchema,
  type helpPageSchema,
  helpStateSchema,
  lastedSchema,
  type listHelpQuerySchema,
  satisfiedSchema,
} from '../../contract/help.js';
import { READ } from '../permissions.js';
import { refusal } from '../refusal.js';
import { PeopleFaces } from '../volunteers/people-faces.js';

const COLUMNS = [
  'h.id, h.person_id, h.district_id, h.street_id, h.community_id, h.grid_id, h.volunteer_id, h.kind, h.state',
  'h.planned_on, h.planned_minutes, h.payer_id, h.done_on, h.minutes, h.recorded_by_name, h.came, h.lasted',
  'h.satisfied, h.remark, h.asked_by_name, h.reason',
].join(', ');

export interface StoredHelp extends Omit<HelpRequest, 'person' | 'volunteer' | 'calledOn'> {
  units: UnitPath;
  payerId: string | null;
  recordedBy: string | null;
}

/** Help at home of the caller's units, the latest first. */
@Injectable()
export class HelpRequests {
  constructor(
    private readonly database: Database,
    private readonly faces: PeopleFaces,
  ) {}

  async list(
    caller: Caller,
    { state, cursor, limit }: z.output<typeof listHelpQuerySchema>,
  ): Promise<z.output<typeof helpPageSchema>> {
    const conditions: Condition[] = [
      unitScopeCondition(caller.scopeFor(READ), 'h'),
      { sql: 'h.ended = ?', parameters: [state === 'ended'] },
    ];
    if (cursor !== undefined) conditions.push({ sql: 'h.id < ?', parameters: [cursor] });
    const rows = await this.read(conditions, `ORDER BY h.id DESC LIMIT ${limit + 1}`);
    const page = rows.slice(0, limit);
    const faces = await this.faces.of(
      caller,
      page.flatMap(({ personId, volunteerId }) => [personId, volunteerId]),
    );
    const items = page.map(({ units: _units, recordedBy: _by, payerId, ...row }): HelpRequest => {
      const faceFor = (id: string | null): Face => (id === null ? null : (faces.get(id) ?? null));
      return {
        ...row,
        person: faceFor(row.personId),
        volunteer: faceFor(row.volunteerId),
        calledOn: payerId !== null,
      };
    });
    return { items, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
  }

  /** Throws 404 outside of the units in which the caller holds the permission. */
  async found(caller: Caller, permission: string, id: string): Promise<StoredHelp> {
    const help = await this.byId(id, unitScopeCondition(caller.scopeFor(permission), 'h'));
    if (help === null) throw helpUnknown();
    return help;
  }

  async byId(id: string, within: Condition = { sql: '1 = 1', parameters: [] }): Promise<StoredHelp | null> {
    const [help] = await this.read([within, { sql: 'h.id = ?', parameters: [id] }], 'LIMIT 1');
    return help ?? null;
  }

  plannedFor(personId: string): Promise<StoredHelp[]> {
    return this.read([{ sql: "h.state = 'planned' AND h.person_id = ?", parameters: [personId] }], 'ORDER BY h.id');
  }

  private read(conditions: readonly Condition[], rest: string): Promise<StoredHelp[]> {
    const { sql, parameters } = allOf(conditions);
    return this.database.query(`SELECT ${COLUMNS} FROM help_requests h WHERE ${sql} ${rest}`, parameters, readHelp);
  }
}

const helpUnknown = () => refusal(404, 'help.notFound', '没有这次帮办', 'There is no such help');

function readHelp(row: RawRow): StoredHelp {
  const askedBy = row.textOrNull('asked_by_name');
  return {
    id: row.text('id'),
    personId: row.text('person_id'),
    units: readUnitPath(row),
    volunteerId: row.textOrNull('volunteer_id'),
    kind: helpKindSchema.parse(row.text('kind')),
    state: helpStateSchema.parse(row.text('state')),
    plannedOn: row.text('planned_on'),
    plannedMinutes: row.integer('planned_minutes'),
    payerId: row.textOrNull('payer_id'),
    doneOn: row.textOrNull('done_on'),
    minutes: row.integerOrNull('minutes'),
    recordedBy: row.textOrNull('recorded_by_name'),
    word:
      askedBy === null
        ? null
        : {
            came: row.integer('came') === 1,
            lasted: lastedSchema.nullable().parse(row.textOrNull('lasted')),
            satisfied: satisfiedSchema.nullable().parse(row.textOrNull('satisfied')),
            remark: row.textOrNull('remark'),
            askedBy,
          },
    reason: row.textOrNull('reason'),
  };
}
