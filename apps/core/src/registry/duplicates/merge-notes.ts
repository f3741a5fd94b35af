import { Injectable } from '@nestjs/common';
import type { Json } from '@yige/contracts';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { RegistryHistory } from '../history/registry-history.js';
import type { MergeParts, MergePlan } from './merge-plan.js';
import type { MergeSide } from './merge-side.js';

/** A field of the person's own row as the history names it. */
const NOTED: readonly [field: string, aspect: string, value: (side: MergeSide) => Json, sensitive: boolean][] = [
  ['name', 'name', ({ name }) => name, false],
  ['sex', 'sex', ({ sex }) => sex, false],
  ['birthDate', 'birthDate', ({ birthDate }) => birthDate, false],
  ['document', 'documentType', ({ documentType }) => documentType, false],
  ['document', 'document', ({ idNumber }) => idNumber, true],
  ['phone', 'phones', ({ phone }) => (phone === null ? [] : [phone]), true],
];

/** What a merge and its undo leave in history and audit. */
@Injectable()
export class MergeNotes {
  constructor(
    private readonly history: RegistryHistory,
    private readonly audit: AuditTrail,
  ) {}

  /** Inside the unit of work of the merge. */
  async merged(caller: Caller, mergeId: string, { from, into }: MergeParts, { keepers }: MergePlan): Promise<void> {
    const subject = { kind: 'person', id: into.id } as const;
    const actor = actorOf(caller);
    await this.history.record({
      ...{ subject, actor, action: 'recorded', aspect: 'merge' },
      ...{ before: null, after: from.name, source: null },
    });
    for (const [field, aspect, value, sensitive] of NOTED) {
      const [before, after] = [value(into), value(from)];
      if (keepers.get(field) !== 'from' || JSON.stringify(before) === JSON.stringify(after)) continue;
      await this.history.record({
        subject,
        actor,
        action: 'corrected',
        aspect,
        before,
        after,
        sensitive,
        source: null,
      });
    }
    await this.audit.record({
      ...{ actor, action: 'person.merged', subject, unit: innermostOf(into.units) },
      details: { mergeId, fromId: from.id, takenOver: [...keepers].filter(([, side]) => side === 'from').length },
    });
  }

  /** Inside the unit of work of the undo. */
  async unmerged(
    caller: Caller,
    merge: { id: string; fromId: string; fromName: string; intoId: string; units: UnitNumbers },
  ): Promise<void> {
    const actor = actorOf(caller);
    const subject = { kind: 'person', id: merge.intoId } as const;
    await this.history.record({
      ...{ subject, actor, action: 'ended', aspect: 'merge' },
      ...{ before: merge.fromName, after: null, source: null },
    });
    await this.audit.record({
      ...{ actor, action: 'person.unmerged', subject, unit: innermostOf(merge.units) },
      details: { mergeId: merge.id, fromId: merge.fromId },
    });
  }
}
