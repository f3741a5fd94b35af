import type { Database } from '@yige/database';

interface Edge {
  child: number;
  parent: number;
}

export interface ClosurePair {
  ancestor: number;
  descendant: number;
  depth: number;
}

/** Every ancestor of every unit, itself at depth 0. A cycle is refused: no unit can lie within itself. */
export function closureOf(edges: readonly Edge[]): ClosurePair[] {
  const parents = new Map(edges.map(({ child, parent }) => [child, parent]));
  return edges.flatMap(({ child }) => {
    const pairs: ClosurePair[] = [];
    for (let unit = child, depth = 0; unit !== 0; unit = parents.get(unit) ?? 0, depth += 1) {
      if (depth > edges.length) throw new RangeError(`Unit ${child} lies within itself`);
      pairs.push({ ancestor: unit, descendant: child, depth });
    }
    return pairs;
  });
}

/** Derives today's closure anew from the edges, in one unit of work: readers see the old one or the new one. */
export async function rebuildClosure(database: Database, today: string): Promise<void> {
  await database.transaction(async () => {
    const edges = await database.query(
      'SELECT child_number, parent_number FROM org_edges WHERE valid_from <= ? AND valid_to > ?',
      [today, today],
      (row) => ({ child: row.integer('child_number'), parent: row.integer('parent_number') }),
    );
    const rows = closureOf(edges).map(({ ancestor, descendant, depth }) => [ancestor, descendant, depth]);
    await database.execute('DELETE FROM org_closure', []);
    await database.insertMany('org_closure', ['ancestor', 'descendant', 'depth'], rows);
  });
}
