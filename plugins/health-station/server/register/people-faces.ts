import { Injectable } from '@nestjs/common';
import { type Caller, People, type PersonSummary } from '@yige/plugin-sdk/server';
import type { PersonFace } from '../../contract.js';

/** Names and doors as the platform gives them to the caller at this moment; nothing of them is kept here. */
@Injectable()
export class PeopleFaces {
  constructor(private readonly people: People) {}

  /** Each row with its person, null for whom the caller may not read; one call, however many. */
  async beside<Row extends { personId: string }>(
    caller: Caller,
    rows: readonly Row[],
  ): Promise<(Row & { person: PersonFace })[]> {
    const people = await this.people.among(
      rows.map(({ personId }) => personId),
      caller,
    );
    return rows.map((row) => {
      const person = people.get(row.personId);
      return { ...row, person: person === undefined ? null : faceOf(person) };
    });
  }
}

/** What lists show of somebody. */
export function faceOf({ name, sex, birthDate, door, unitName }: PersonSummary): NonNullable<PersonFace> {
  return { name, sex, birthDate, door: door?.text ?? null, unitName };
}
