import { Injectable } from '@nestjs/common';
import { type Caller, CoreClient, type PersonSummary } from '@yige/plugin-sdk/server';
import type { PersonFace } from '../../contract.js';

/** Names and doors as the platform gives them to the caller at this moment; nothing of them is kept here. */
@Injectable()
export class PeopleFaces {
  constructor(private readonly core: CoreClient) {}

  /** Each row with its person, null for whom the caller may not read; one call, however many. */
  async beside<Row extends { personId: string }>(
    caller: Caller,
    rows: readonly Row[],
  ): Promise<(Row & { person: PersonFace })[]> {
    if (rows.length === 0) return [];
    const ids = [...new Set(rows.map(({ personId }) => personId))];
    const { items } = await this.core.forUser(caller).people.batch({ body: { ids } });
    const faces = new Map(items.map((person) => [person.id, faceOf(person)]));
    return rows.map((row) => ({ ...row, person: faces.get(row.personId) ?? null }));
  }
}

/** What lists show of somebody. */
export function faceOf({ name, sex, birthDate, door, unitName }: PersonSummary): NonNullable<PersonFace> {
  return { name, sex, birthDate, door: door?.text ?? null, unitName };
}
