import { allOf, Database, oneOf, type RawRow } from '@yige/plugin-sdk/server';
import { educationSchema, type Member, memberKindSchema, sexSchema, standingSchema } from '../../contract/members.js';

/** A member beside the stretch of membership that holds: `members m` and `member_spans s`. */
export const MEMBER_COLUMNS =
  'm.id, m.person_id, m.name, m.sex, m.birth_date, m.education, s.organisation_id, s.standing, s.kind';

/** Everybody who belonged to one of the organisations on a day, by id. Call it with those that the caller may see. */
export async function currentMembers(
  database: Database,
  organisationIds: readonly string[],
  day: string,
): Promise<Member[]> {
  if (organisationIds.length === 0) return [];
  const { sql, parameters } = allOf([oneOf('s.organisation_id', organisationIds), holdsOn(day)]);
  return database.query(
    `SELECT ${MEMBER_COLUMNS} FROM member_spans s JOIN members m ON m.id = s.member_id WHERE ${sql} ORDER BY m.id`,
    parameters,
    readMember,
  );
}

/** The stretch of a member that holds on a day: there is one at most. */
export function holdsOn(day: string) {
  return { sql: 's.begins_on <= ? AND s.ends_on > ?', parameters: [day, day] };
}

export function readMember(row: RawRow): Member {
  return {
    id: row.text('id'),
    personId: row.textOrNull('person_id'),
    name: row.text('name'),
    sex: sexSchema.parse(row.text('sex')),
    birthDate: row.text('birth_date'),
    education: educationSchema.parse(row.text('education')),
    organisationId: row.text('organisation_id'),
    standing: standingSchema.parse(row.text('standing')),
    kind: memberKindSchema.parse(row.text('kind')),
  };
}
