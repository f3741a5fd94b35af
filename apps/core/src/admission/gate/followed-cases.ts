import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import type { Arrival } from './arrival.js';

/** How a task stands to the one that it says it follows. */
export type Following = 'nothing' | 'case' | 'unknown';

interface Parent {
  pluginId: string;
  type: string;
  personId: string | null;
  community: number | null;
  grid: number | null;
}

/**
 * A task that one case triggers names the one that gave rise to it: another kind of the same plugin, on the same resident
 * or unit. The same kind again would be the next round under another name.
 */
@Injectable()
export class FollowedCases {
  constructor(private readonly database: Database) {}

  async of(arrivals: readonly Arrival[]): Promise<(arrival: Arrival) => Following> {
    const ids = [...new Set(arrivals.flatMap(({ parentTaskId }) => parentTaskId ?? []))];
    const parents = ids.length === 0 ? new Map<string, Parent>() : await this.parents(ids);
    return (arrival) => {
      if (arrival.parentTaskId === undefined) return 'nothing';
      const parent = parents.get(arrival.parentTaskId);
      return parent !== undefined && follows(arrival, parent) ? 'case' : 'unknown';
    };
  }

  private async parents(ids: readonly string[]): Promise<Map<string, Parent>> {
    const of = (table: string) =>
      `SELECT id, plugin_id, type, person_id, community_id, grid_id FROM ${table} WHERE id IN (${placeholders(ids)})`;
    const rows = await this.database.query(
      `${of('tasks_open')} UNION ALL ${of('tasks_archive')}`,
      [...ids, ...ids],
      (row): [string, Parent] => [
        row.text('id'),
        {
          ...{ pluginId: row.text('plugin_id'), type: row.text('type'), personId: row.textOrNull('person_id') },
          ...{ community: row.integerOrNull('community_id'), grid: row.integerOrNull('grid_id') },
        },
      ],
    );
    return new Map(rows);
  }
}

function follows({ name, type, units, personId }: Arrival, parent: Parent): boolean {
  const sameSubject =
    personId === null
      ? parent.personId === null && parent.community === units.community && parent.grid === units.grid
      : parent.personId === personId;
  return sameSubject && parent.pluginId === type.plugin.pluginId && parent.type !== name;
}
