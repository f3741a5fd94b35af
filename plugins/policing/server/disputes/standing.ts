import {
  confirmationSchema,
  disputeSourceSchema,
  disputeStateSchema,
  pendingWithSchema,
} from '../../contract/disputes.js';
import type { DisputeStanding } from '../../rules/dispute-steps.js';
import type { DisputeEntity } from './entities.js';

/** What of the file decides about the next step. */
export function standingOf(dispute: DisputeEntity): DisputeStanding {
  return {
    state: disputeStateSchema.parse(dispute.state),
    source: disputeSourceSchema.parse(dispute.source),
    pendingWith: pendingWithSchema.parse(dispute.pendingWith),
    extended: dispute.extended,
    confirmation: confirmationSchema.nullable().parse(dispute.confirmation),
    effectiveOn: dispute.effectiveOn,
    confirmationDueOn: dispute.confirmationDueOn,
  };
}
