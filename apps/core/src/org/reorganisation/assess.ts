import type { FieldError, ReorganisationPreview, ReorganisationProposal } from '@yige/contracts';
import type { Database } from '@yige/database';
import { checkRows } from './planning/checks.js';
import { decide, type Succession } from './planning/decisions.js';
import { type RowLine, rowLines } from './planning/lines.js';
import { changedUnits, type Plan, planReorganisation, reliedOn } from './planning/plan.js';
import { previewOf } from './planning/preview.js';
import { refusal } from './planning/refusals.js';
import { readFacts, readWorld } from './read-world.js';

export type Request = Pick<ReorganisationProposal, 'effectiveOn' | 'changes' | 'decisions'>;

/** What an operation would do to the organisation as it is at this moment. */
export interface Assessment {
  plan: Plan;
  lines: RowLine[];
  succession: Succession;
  preview: ReorganisationPreview;
  /** Decisions that nobody has made yet. */
  undecided: FieldError[];
}

/**
 * Plans an operation against the database: for a preview, and again for its proposal, its approval and on its day, since
 * the world may have changed in between. `mayTouch` says which units the one who asks can name; others do not exist.
 */
export async function assess(
  database: Database,
  request: Request,
  mayTouch: (unit: number) => boolean,
  except: string | null,
): Promise<Assessment | { refusals: FieldError[] }> {
  const world = await readWorld(database);
  const numbers = new Map(
    world.units.flatMap(({ id, number }) => (id !== null && mayTouch(number) ? [[id, number]] : [])),
  );
  const plan = planReorganisation(world, request, (id) => numbers.get(id) ?? null);
  if ('refusals' in plan) return plan;
  const concurrent = await heldUnits(database, plan, except);
  if (concurrent.length > 0) return { refusals: concurrent };
  const choices = request.decisions;
  const split = rowLines(plan, new Map());
  const facts = await readFacts(database, split, request.effectiveOn);
  const decided = decide(plan, facts, choices);
  const lines = rowLines(plan, decided.succession.ownMatters);
  const refusals = checkRows(plan, facts, lines);
  if (refusals.length > 0) return { refusals };
  const { succession, refusals: undecided } = decided;
  return { plan, lines, succession, undecided, preview: previewOf(plan, facts, lines, decided) };
}

/** Units that an unfinished operation changes, but for the one that asks. */
export async function unitsBeingChanged(database: Database, except: string | null): Promise<Set<number>> {
  const held = await database.query(
    "SELECT unit_number FROM org_reorganisation_units WHERE held = '' AND reorganisation_id <> ?",
    [except ?? ''],
    (row) => row.integer('unit_number'),
  );
  return new Set(held);
}

/** Units of this plan that another unfinished operation touches, by any of the two changing what the other needs. */
async function heldUnits(database: Database, plan: Plan, except: string | null): Promise<FieldError[]> {
  const others = await unitsBeingChanged(database, except);
  return [...changedUnits(plan), ...reliedOn(plan)]
    .filter((number) => others.has(number))
    .map((number) => {
      const at = plan.named.get(number) ?? '/body/changes';
      return refusal(at, 'concurrentProposal', { unit: plan.before.get(number)?.name ?? '' });
    });
}
