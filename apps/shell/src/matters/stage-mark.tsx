import { type MatterStage, type MatterSummary, matterStageTitles } from '@yige/contracts';
import { type Status, StatusChip, useLocalized, useMessages } from '@yige/ui';
import { matterMessages } from './matter-messages.js';

const looks: Record<MatterStage, Status> = {
  openCase: 'notStarted',
  dispatch: 'notStarted',
  handle: 'notStarted',
  feedBack: 'inProgress',
  verify: 'waiting',
  evaluate: 'waiting',
  closed: 'closed',
};

/** The step that a matter waits for, as colour, icon and word. */
export function StageMark({ stage, outcome }: Pick<MatterSummary, 'stage' | 'outcome'>) {
  const t = useMessages(matterMessages);
  const localized = useLocalized();
  if (stage === 'closed' && (outcome === 'declined' || outcome === 'withdrawn')) {
    return <StatusChip status="withdrawn" label={t(outcome)} />;
  }
  return <StatusChip status={looks[stage]} label={localized(matterStageTitles[stage])} />;
}
