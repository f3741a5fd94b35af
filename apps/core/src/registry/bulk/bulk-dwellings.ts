import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { RegistryHistory } from '../history/registry-history.js';
import { RegistryEvents } from '../registry-events.js';
import type { BulkOrigin } from './bulk-people.js';
import type { BookDwelling } from './place-book.js';

export interface FlagChange {
  dwelling: BookDwelling;
  flag: 'vacant' | 'rented';
  value: boolean;
  /** The dwelling is new: that it begins so is no change. */
  fresh: boolean;
}

/** Flags of many dwellings at once, inside a unit of work. */
@Injectable()
export class BulkDwellings {
  constructor(
    private readonly database: Database,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
  ) {}

  /** Those of the dwellings in which somebody lives. */
  async inhabited(dwellingIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (dwellingIds.length === 0) return new Set();
    const found = await this.database.query(
      `SELECT DISTINCT h.dwelling_id FROM households h JOIN people p ON p.household_id = h.id
       WHERE h.dwelling_id IN (${placeholders(dwellingIds)})`,
      dwellingIds,
      (row) => row.text('dwelling_id'),
    );
    return new Set(found);
  }

  async flag(changes: readonly FlagChange[], { actor, source }: BulkOrigin): Promise<void> {
    for (const flag of ['vacant', 'rented'] as const) {
      for (const value of [true, false]) {
        const ids = changes.filter((change) => change.flag === flag && change.value === value);
        if (ids.length === 0) continue;
        await this.database.execute(`UPDATE dwellings SET ${flag} = ? WHERE id IN (${placeholders(ids)})`, [
          value,
          ...ids.map(({ dwelling }) => dwelling.id),
        ]);
      }
    }
    const known = changes.filter(({ fresh }) => !fresh);
    await this.history.recordAll(
      known.map(({ dwelling, flag, value }) => ({
        subject: { kind: 'dwelling', id: dwelling.id },
        actor,
        action: 'corrected',
        aspect: flag,
        before: !value,
        after: value,
        source,
      })),
    );
    await this.events.householdsChanged([...new Set(known.flatMap(({ dwelling }) => dwelling.households))]);
  }
}
