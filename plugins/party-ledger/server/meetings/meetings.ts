import { Injectable } from '@nestjs/common';
import { allOf, type Caller, Database, oneOf, RawRow, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  decisionSchema,
  type listMeetingsQuerySchema,
  type Meeting,
  meetingKindSchema,
  meetingSchema,
} from '../../contract/meetings.js';
import { groupBy } from '../group-by.js';
import { Organisations } from '../organisations/organisations.js';
import { READ } from '../permissions.js';
import { MeetingFiles } from './meeting-files.js';

/** Meetings as they were recorded. */
@Injectable()
export class Meetings {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly files: MeetingFiles,
  ) {}

  /** Of a kind and a period, of an organisation and of all below it: of a branch its groups' meetings too. */
  async list(
    caller: Caller,
    { organisation, kind, period }: z.output<typeof listMeetingsQuerySchema>,
  ): Promise<Meeting[]> {
    const scope = caller.scopeFor(READ);
    const tree = await this.organisations.tree(scope);
    const { sql, parameters } = allOf([
      unitScopeCondition(scope, 'g'),
      oneOf('g.organisation_id', tree.chosen(organisation)),
      { sql: 'g.kind = ? AND g.period = ?', parameters: [kind, period] },
    ]);
    const meetings = await this.database.query(
      `SELECT g.id, o.name AS organisation, g.kind, g.period, g.state, g.held_on, g.topic, g.minutes,
         g.asked, g.present, g.entitled, g.entitled_present, g.recorded_by_name
       FROM meetings g JOIN organisations o ON o.id = g.organisation_id WHERE ${sql} ORDER BY g.held_on, g.id`,
      parameters,
      readMeeting,
    );
    const ids = meetings.map(({ id }) => id);
    const [resolutions, files] = [await this.resolutionsOf(ids), await this.files.of(ids)];
    return meetings.map((meeting) => ({
      ...meeting,
      resolutions: resolutions.get(meeting.id) ?? [],
      files: files.get(meeting.id) ?? [],
    }));
  }

  /** Why a branch held none of a kind in a period; null where nobody said, or it is not the caller's to know. */
  missed(
    caller: Caller,
    { organisation, kind, period }: z.output<typeof listMeetingsQuerySchema>,
  ): Promise<{ reason: string; by: string } | null> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'm');
    return this.database.queryOne(
      `SELECT m.reason, m.given_by_name FROM missed_meetings m
       WHERE m.organisation_id = ? AND m.kind = ? AND m.period = ? AND ${within.sql}`,
      [organisation, kind, period, ...within.parameters],
      (row) => ({ reason: row.text('reason'), by: row.text('given_by_name') }),
    );
  }

  /** In the order in which they were put to the vote. Call it with meetings that the caller may see. */
  async resolutionsOf(meetingIds: readonly string[]): Promise<Map<string, Meeting['resolutions']>> {
    if (meetingIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('meeting_id', meetingIds);
    const rows = await this.database.query(
      `SELECT meeting_id, decision, subject, yes_votes, no_votes, abstained, written_yes, quorate, agreed
       FROM resolutions WHERE ${sql} ORDER BY meeting_id, id`,
      parameters,
      (row) => {
        const [quorate, agreed] = [row.boolean('quorate'), row.boolean('agreed')];
        const resolution = {
          ...{ decision: decisionSchema.parse(row.text('decision')), subject: row.text('subject') },
          ...{ yes: row.integer('yes_votes'), no: row.integer('no_votes'), abstained: row.integer('abstained') },
          ...{ writtenYes: row.integer('written_yes'), quorate, agreed, passed: quorate && agreed },
        };
        return { meetingId: row.text('meeting_id'), resolution };
      },
    );
    const grouped = groupBy(rows, ({ meetingId }) => meetingId);
    return new Map([...grouped].map(([id, those]) => [id, those.map(({ resolution }) => resolution)]));
  }
}

function readMeeting(row: RawRow): Omit<Meeting, 'resolutions' | 'files'> {
  return {
    ...{ id: row.text('id'), organisation: row.text('organisation') },
    ...{ kind: meetingKindSchema.parse(row.text('kind')), period: row.textOrNull('period') },
    ...{ state: meetingSchema.shape.state.parse(row.text('state')), on: row.text('held_on') },
    ...{ topic: row.text('topic'), minutes: row.text('minutes'), asked: row.integer('asked') },
    ...{ present: row.integer('present'), entitled: row.integer('entitled') },
    ...{ entitledPresent: row.integer('entitled_present'), recordedBy: row.text('recorded_by_name') },
  };
}
