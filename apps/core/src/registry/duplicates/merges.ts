import { Injectable } from '@nestjs/common';
import { type FieldError, type MergeOutcome, type MergeRequest, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { type Caller, staffOf } from '../../access/caller.js';
import { Clock } from '../../time/clock.js';
import { FactCatalogue } from '../facts/fact-catalogue.js';
import { Numbers } from '../numbers.js';
import { ownColumns } from '../person-row.js';
import { RegistryEvents } from '../registry-events.js';
import { CandidateSearch } from './candidate-search.js';
import { MergeNotes } from './merge-notes.js';
import { choiceErrors, type Keeper, type MergeParts, type MergePlan, planMerge } from './merge-plan.js';
import { MergeRows } from './merge-rows.js';
import { factKindOf, type MergeSide, MergeSides } from './merge-side.js';
import { type Pair, Pairs } from './pairs.js';
import type { PersonPlace } from './person-columns.js';
import { duplicateProblems } from './problems.js';

/** How long a merge can be undone; after it what was not chosen is erased. */
export const UNDO_DAYS = 30;
const DAY = 86_400_000;
/** What a phone is called that was the first one of either. */
const KEPT_PHONE = '合并前';

/** Makes one person of two. */
@Injectable()
export class Merges {
  constructor(
    private readonly database: Database,
    private readonly pairs: Pairs,
    private readonly sides: MergeSides,
    private readonly rows: MergeRows,
    private readonly notes: MergeNotes,
    private readonly numbers: Numbers,
    private readonly candidates: CandidateSearch,
    private readonly catalogue: FactCatalogue,
    private readonly events: RegistryEvents,
    private readonly clock: Clock,
  ) {}

  async merge(caller: Caller, id: string, request: MergeRequest, dryRun: boolean): Promise<MergeOutcome> {
    const pair = await this.pairs.findToSettle(caller, id);
    if (dryRun) {
      const parts = await this.partsOf(caller, pair, request);
      return this.outcome(null, parts, planMerge(parts));
    }
    return this.database.transaction(async () => {
      await this.lock(pair);
      const parts = await this.partsOf(caller, pair, request);
      const plan = planMerge(parts);
      return this.outcome(await this.write(caller, pair, parts, plan), parts, plan);
    });
  }

  /** In the order of their ids, so that two merges that overlap wait for each other and never both. */
  private async lock({ first, second }: Pair): Promise<void> {
    if (this.database.dialect !== 'mysql') return;
    await this.database.query(
      'SELECT id FROM people WHERE id IN (?, ?) ORDER BY id FOR UPDATE',
      [first.id, second.id],
      () => null,
    );
  }

  private async partsOf(caller: Caller, pair: Pair, request: MergeRequest): Promise<MergeParts> {
    const { first, second } = pair;
    const sides = await this.sides.read([first.id, second.id]);
    const [left, right] = [sides.get(first.id), sides.get(second.id)];
    const { versions } = request;
    if (left?.updatedAt.toISOString() !== versions.first || right?.updatedAt.toISOString() !== versions.second) {
      throw duplicateProblems['duplicate.changed']();
    }
    if (request.survivorId !== first.id && request.survivorId !== second.id) {
      throw invalid([{ pointer: '/body/survivorId', code: 'unknown', message: 'choose one of the two' }]);
    }
    const [into, from] = request.survivorId === first.id ? [left, right] : [right, left];
    const parts: MergeParts = {
      from,
      into,
      choices: new Map(
        Object.entries(request.choices).map(([field, side]) => [field, keeperOf(sides.get(pair[side].id), into)]),
      ),
      hidden: (field) => this.isHidden(caller, pair, field),
      ...(await this.rows.following(from.id, into.id)),
    };
    const errors = choiceErrors(parts, this.clock.today());
    if (errors.length > 0) throw invalid(errors);
    return parts;
  }

  private isHidden(caller: Caller, { first, second }: Pair, field: string): boolean {
    const kind = factKindOf(field);
    if (kind === null) return false;
    return ![first, second].every(({ units }) => this.catalogue.maySee(caller, units, kind));
  }

  private async write(caller: Caller, pair: Pair, parts: MergeParts, plan: MergePlan): Promise<string> {
    const { accountId, name } = staffOf(caller);
    const { from, into } = parts;
    const mergeId = newId();
    const now = this.clock.now();
    const { affectedRows } = await this.database.execute(
      `UPDATE duplicate_candidates SET state = 'merged', decided_at = ?, decided_by = ? WHERE id = ? AND state = 'open'`,
      [now, accountId, pair.id],
    );
    if (affectedRows === 0) throw duplicateProblems['duplicate.settled']();
    await this.database.insertMany(
      'person_merges',
      [
        ...['id', 'from_id', 'into_id', 'candidate_id', 'taken_columns', 'merged_at', 'merged_by', 'merged_by_name'],
        'undo_until',
      ],
      [[mergeId, from.id, into.id, pair.id, plan.taken.join(','), now, accountId, name, this.undoUntil()]],
    );
    await this.writePeople(mergeId, from, into, plan);
    await this.rows.apply(mergeId, plan);
    if (plan.keptPhone !== null) {
      const rowId = await this.numbers.addFurtherPhone(into.id, { phone: plan.keptPhone, label: KEPT_PHONE });
      await this.rows.remember(mergeId, 'phones', rowId, into.id);
    }
    await this.candidates.handOver(from.id, into.id);
    await this.notes.merged(caller, mergeId, parts, plan);
    await this.events.personMerged({ mergeId, fromId: from.id, intoId: into.id });
    await this.events.personChanged(into.id);
    if (movesUnits(plan)) await this.events.personMoved(into.id);
    for (const householdId of new Set([from.householdId, into.householdId])) {
      if (householdId !== null) await this.events.householdChanged(householdId);
    }
    return mergeId;
  }

  /** Both rows are kept as they were; the one who is merged has none of their own any more. */
  private async writePeople(mergeId: string, from: MergeSide, into: MergeSide, { taken }: MergePlan): Promise<void> {
    const columns = ownColumns.join(', ');
    for (const [side, personId] of Object.entries({ from: from.id, into: into.id })) {
      await this.database.execute(
        `INSERT INTO person_merge_sides (id, merge_id, side, ${columns}) SELECT ?, ?, ?, ${columns} FROM people WHERE id = ?`,
        [newId(), mergeId, side, personId],
      );
    }
    if (taken.length > 0) {
      const sets = taken.map(
        (column) =>
          `${column} = (SELECT s.${column} FROM person_merge_sides s WHERE s.merge_id = ? AND s.side = 'from')`,
      );
      await this.database.execute(`UPDATE people SET ${sets.join(', ')} WHERE id = ?`, [
        ...taken.map(() => mergeId),
        into.id,
      ]);
    }
    await this.database.execute('DELETE FROM people WHERE id = ?', [from.id]);
  }

  private undoUntil(): Date {
    return new Date(this.clock.now().getTime() + UNDO_DAYS * DAY);
  }

  private outcome(mergeId: string | null, { from, into }: MergeParts, { moves }: MergePlan): MergeOutcome {
    const count = (place: PersonPlace) => moves.filter((move) => move.place === place && move.after === into.id).length;
    return {
      mergeId,
      survivorId: into.id,
      mergedId: from.id,
      moved: {
        openTasks: count('openTasks'),
        closedTasks: count('closedTasks'),
        relations: count('relations'),
        facts: count('facts'),
        aliases: count('aliases'),
        furtherPhones: count('phones'),
      },
      plugins: this.events.followersOfMerges(),
      undoUntil: this.undoUntil().toISOString(),
    };
  }
}

function keeperOf(side: MergeSide | undefined, into: MergeSide): Keeper {
  return side?.id === into.id ? 'into' : 'from';
}

function movesUnits({ taken }: MergePlan): boolean {
  return taken.includes('household_id') || taken.includes('district_id');
}

function invalid(errors: FieldError[]) {
  return duplicateProblems['duplicate.invalid']({ errors });
}
