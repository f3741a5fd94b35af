import { Injectable } from '@nestjs/common';
import { type Caller, CoreClient, type PersonSummary } from '@yige/plugin-sdk/server';
import type { Face } from '../../contract/common.js';

/** Names and doors as the platform gives them to the caller at this moment; nothing of them is kept here. */
@Injectable()
export class PeopleFaces {
  constructor(private readonly core: CoreClient) {}

  /** Of those whom the caller may read; one call, however many. */
  async of(caller: Caller, personIds: readonly (string | null)[]): Promise<Map<string, NonNullable<Face>>> {
    const ids = [...new Set(personIds.filter((id) => id !== null))];
    if (ids.length === 0) return new Map();
    const { items } = await this.core.forUser(caller).people.batch({ body: { ids } });
    return new Map(items.map((person) => [person.id, faceOf(person)]));
  }

  /** Each row with its person, null for whom the caller may not read. */
  async beside<Row extends { personId: string | null }>(
    caller: Caller,
    rows: readonly Row[],
  ): Promise<(Row & { person: Face })[]> {
    const faces = await this.of(
      caller,
      rows.map(({ personId }) => personId),
    );
    return rows.map((row) => ({ ...row, person: (row.personId === null ? null : faces.get(row.personId)) ?? null }));
  }
}

export function faceOf({ name, birthDate, door, unitName }: PersonSummary): NonNullable<Face> {
  return { name, birthDate, door: door?.text ?? null, unitName };
}
