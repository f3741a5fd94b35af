import { Injectable } from '@nestjs/common';
import { CoreClient, Database, oneOf, RawRow } from '@yige/plugin-sdk/server';
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
    private readonly core: CoreClient,
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
    const faces = await this.faces(rows.flatMap(({ party: { personId } }) => personId ?? []));
    for (const { disputeId, party } of rows) {
      const face = party.personId === null ? undefined : faces.get(party.personId);
      parties.get(disputeId)?.push({ ...party, name: face?.name ?? party.name, door: face?.door ?? null });
    }
    return parties;
  }

  private async faces(personIds: readonly string[]): Promise<Map<string, { name: string; door: string | null }>> {
    if (personIds.length === 0) return new Map();
    const { items } = await this.core.asPlugin().people.batch({ body: { ids: [...new Set(personIds)] } });
    return new Map(items.map(({ id, name, door }) => [id, { name, door: door?.text ?? null }]));
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
