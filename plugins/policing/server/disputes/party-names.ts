import { Injectable } from '@nestjs/common';
import { Database, oneOf, People, RawRow } from '@yige/plugin-sdk/server';
import { type Party, partySideSchema } from '../../contract/disputes.js';

interface PartyRow {
  disputeId: string;
  party: Omit<Party, 'door'>;
}

/**
 * Who the parties are. A file names its parties to whoever may read it: their names are read with the plugin's own rights,
 * at each answer, and nothing of a resident is kept here but the id.
 */
@Injectable()
export class PartyNames {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  /** Parties of these disputes, by the disputes' ids, in the order in which they were taken in; phones whole. */
  async of(disputeIds: readonly string[]): Promise<Map<string, Party[]>> {
    const parties = new Map<string, Party[]>(disputeIds.map((id) => [id, []]));
    if (disputeIds.length === 0) return parties;
    const { sql, parameters } = oneOf('p.dispute_id', disputeIds);
    const rows = await this.database.query(
      `SELECT p.id, p.dispute_id, p.side, p.person_id, p.name, p.phone FROM dispute_parties p
       WHERE ${sql} ORDER BY p.dispute_id, p.id`,
      parameters,
      readParty,
    );
    const residents = await this.people.among(rows.flatMap(({ party: { personId } }) => personId ?? []));
    for (const { disputeId, party } of rows) {
      const resident = party.personId === null ? undefined : residents.get(party.personId);
      const [name, door] = [resident?.name ?? party.name, resident?.door?.text ?? null];
      parties.get(disputeId)?.push({ ...party, name, door });
    }
    return parties;
  }
}

function readParty(row: RawRow): PartyRow {
  return {
    disputeId: row.text('dispute_id'),
    party: {
      id: row.text('id'),
      side: partySideSchema.parse(row.text('side')),
      personId: row.textOrNull('person_id'),
      name: row.textOrNull('name'),
      phone: row.textOrNull('phone'),
    },
  };
}
