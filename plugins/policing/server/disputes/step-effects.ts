import { addDays, type SettingsOf } from '@yige/plugin-sdk/server';
import { disputeStateSchema } from '../../contract/disputes.js';
import type { NewStep } from '../../contract/steps.js';
import type { plugin } from '../../plugin.js';
import { stateAfter } from '../../rules/dispute-steps.js';
import { mediationRulesOn } from '../../rules/mediation.js';
import { type DisputeEntity, NO_DUE } from './entities.js';

/** What the office of the committee's unit has set; nobody may take longer than the rules of the day. */
type LocalTargets = Pick<SettingsOf<typeof plugin>, 'mediationDays' | 'extensionDays' | 'returnVisitDays'>;

type Changes = Partial<DisputeEntity>;

/** What a step changes in the file, beside its version and who accepted it. Days are calendar days. */
export function effectOf(step: NewStep, on: string, dispute: DisputeEntity, local: LocalTargets): Changes {
  const state = disputeStateSchema.parse(dispute.state);
  return { state: stateAfter(step.kind, state), ...clocksAfter(step, on, dispute, local) };
}

function clocksAfter(step: NewStep, on: string, { dueOn }: DisputeEntity, local: LocalTargets): Changes {
  const rules = mediationRulesOn(on);
  switch (step.kind) {
    case 'accept': {
      const due = addDays(on, Math.min(local.mediationDays, rules.mediationDays));
      return { acceptedOn: on, dueOn: due, nextDueOn: due };
    }
    case 'extend': {
      const due = addDays(dueOn ?? on, local.extensionDays);
      return { extended: true, dueOn: due, nextDueOn: due };
    }
    case 'agree':
      return {
        ...{ settledOn: on, outcome: 'agreed', effectiveOn: on, agreementForm: step.form },
        confirmationDueOn: addDays(on, rules.confirmationDays),
        nextDueOn: addDays(on, local.returnVisitDays),
      };
    case 'fail':
      return { settledOn: on, outcome: 'failed', nextDueOn: NO_DUE };
    case 'withdraw':
      return { settledOn: on, outcome: 'withdrawn', nextDueOn: NO_DUE };
    case 'askConfirmation':
      return { confirmation: 'asked' };
    case 'decideConfirmation':
      return { confirmation: step.confirmed ? 'confirmed' : 'declined' };
    case 'visit':
      return { visitedOn: on, nextDueOn: step.againOn ?? NO_DUE };
    case 'refuse':
      return { outcome: 'refused', nextDueOn: NO_DUE };
    case 'close':
      return { nextDueOn: NO_DUE };
    case 'session':
      return {};
  }
}
