import { type Caller, newId } from '@yige/plugin-sdk/server';
import type { StepDetail } from '../../contract/steps.js';
import { NO_DUE, StepEntity } from './entities.js';

/** How a dispute stands that was taken in, before anybody decided about it. */
export const UNDECIDED = {
  ...{ state: 'received', acceptedOn: null, dueOn: null, nextDueOn: NO_DUE, extended: false },
  ...{ settledOn: null, outcome: null, agreementForm: null, effectiveOn: null, confirmationDueOn: null },
  ...{ confirmation: null, visitedOn: null, mediatorId: null, mediatorName: null, version: 1 },
} as const;

interface Taken {
  /** The day on which it was. */
  on: string;
  recordedAt: Date;
  by: Pick<Caller, 'accountId' | 'name'>;
}

/** What happened with a dispute, as it is kept. */
export function stepRow(disputeId: string, detail: StepDetail, { on, recordedAt, by }: Taken): StepEntity {
  return {
    ...{ id: newId(), disputeId, kind: detail.kind, takenOn: on, recordedAt },
    ...{ actorId: by.accountId, actorName: by.name, detail: JSON.stringify(detail) },
  };
}
