import { newId } from '@yige/contracts';
import type { Database } from '@yige/database';
import { OPEN_END } from '../../entities.js';
import type { Succession } from '../planning/decisions.js';
import type { RowLine } from '../planning/lines.js';
import type { Plan } from '../planning/plan.js';
import { executeFor } from './chunks.js';

/** Writes what becomes of the units themselves: edges, attributes, today's copies, lineage, lines for the rows. */
export async function writeStructure(
  database: Database,
  id: string,
  plan: Plan,
  lines: readonly RowLine[],
  succession: Succession,
): Promise<void> {
  await writeUnits(database, plan);
  await database.insertMany(
    'org_lineage',
    ['from_number', 'to_number', 'reorganisation_id', 'valid_from', 'kind', 'own_matters'],
    plan.lineage.map(({ from, to, change }) => {
      const heirs = plan.lineage.filter((link) => link.from === from);
      const own = !plan.after.has(from) && (heirs.length === 1 || succession.ownMatters.get(from) === to);
      return [from, to, id, plan.effectiveOn, change, own];
    }),
  );
  await database.insertMany(
    'org_reorganisation_units',
    ['reorganisation_id', 'unit_number', 'own', 'held'],
    plan.opened.map(({ number }) => [id, number, false, id]),
  );
  await writeLines(database, lines);
}

/** The units of a plan without what hangs on them: dated truth, today's copies and closure. */
export async function writeUnits(database: Database, plan: Plan): Promise<void> {
  await endEdges(database, plan);
  await writeAttributes(database, plan);
  await beginEdges(database, plan);
  await renewClosure(database, plan);
}

async function endEdges(database: Database, { retired, moved, effectiveOn }: Plan): Promise<void> {
  await executeFor(
    database,
    'UPDATE org_edges SET valid_to = ? WHERE child_number IN ({keys}) AND valid_to = ?',
    [effectiveOn],
    [...retired, ...moved].map(({ number }) => number),
    [OPEN_END],
  );
}

async function beginEdges(database: Database, { opened, moved, effectiveOn }: Plan): Promise<void> {
  await database.insertMany(
    'org_edges',
    ['child_number', 'valid_from', 'parent_number', 'valid_to'],
    [
      ...opened.map(({ number, parent, since }) => [number, since, parent, OPEN_END]),
      ...moved.map(({ number, parent }) => [number, effectiveOn, parent, OPEN_END]),
    ],
  );
}

async function writeAttributes(database: Database, { opened, retired, renamed, effectiveOn }: Plan): Promise<void> {
  await executeFor(
    database,
    'UPDATE org_unit_attributes SET valid_to = ? WHERE number IN ({keys}) AND valid_to = ?',
    [effectiveOn],
    [...retired, ...renamed].map(({ number }) => number),
    [OPEN_END],
  );
  await database.insertMany(
    'org_units',
    ['id', 'number', 'code', 'name', 'level', 'kind'],
    opened.map(({ number, code, name, level, kind }) => [newId(), number, code, name, level, kind]),
  );
  await database.insertMany(
    'org_unit_attributes',
    ['number', 'valid_from', 'valid_to', 'name', 'code', 'kind', 'area_hectares'],
    [...opened, ...renamed.map((unit) => ({ ...unit, since: effectiveOn }))].map((unit) => [
      ...[unit.number, unit.since, OPEN_END, unit.name, unit.code, unit.kind, unit.areaHectares],
    ]),
  );
  const of = (column: string) =>
    `(SELECT a.${column} FROM org_unit_attributes a WHERE a.number = org_units.number AND a.valid_from = ?)`;
  await executeFor(
    database,
    `UPDATE org_units SET name = ${of('name')}, code = ${of('code')}, kind = ${of('kind')} WHERE number IN ({keys})`,
    [effectiveOn, effectiveOn, effectiveOn],
    renamed.map(({ number }) => number),
  );
}

/** Only the pairs of units whose line upwards has changed: a city has a quarter of a million. */
async function renewClosure(database: Database, { after, opened, moved, retired }: Plan): Promise<void> {
  const children = new Map<number, number[]>();
  for (const { number, parent } of after.values()) children.set(parent, [...(children.get(parent) ?? []), number]);
  const changed = new Set<number>();
  const queue = [...opened, ...moved].map(({ number }) => number);
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
    if (changed.has(number)) continue;
    changed.add(number);
    queue.push(...(children.get(number) ?? []));
  }
  const gone = [...changed, ...retired.map(({ number }) => number)];
  await executeFor(database, 'DELETE FROM org_closure WHERE descendant IN ({keys})', [], gone);
  const pairs = [...changed].flatMap((descendant) => {
    const line: number[][] = [];
    for (let unit = after.get(descendant); unit !== undefined; unit = after.get(unit.parent)) {
      line.push([unit.number, descendant, line.length]);
    }
    return line;
  });
  await database.insertMany('org_closure', ['ancestor', 'descendant', 'depth'], pairs);
}

async function writeLines(database: Database, lines: readonly RowLine[]): Promise<void> {
  await database.execute('DELETE FROM org_settling', []);
  let position = 0;
  await database.insertMany(
    'org_settling',
    ['unit_number', 'position', 'level', 'district_id', 'street_id', 'community_id', 'grid_id', 'affected'],
    lines.map(({ unit, level, to, moves, affected }) => {
      const place = moves ? position++ : null;
      return [unit, place, level, to.district, to.street, to.community, to.grid, affected];
    }),
  );
}
