import { type MatterStage, matterStageSchema, matterStageTitles } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { matterMessages } from './matter-messages.js';

interface StageTabsProps {
  /** Null: all that is open. */
  stage: MatterStage | null;
  /** Null while they are read. */
  counts: readonly { stage: MatterStage; count: number }[] | null;
  onChange: (stage: MatterStage | null) => void;
}

/** The steps, each with how many matters wait for it; those that are closed are not counted. */
export function StageTabs({ stage, counts, onChange }: StageTabsProps) {
  const t = useMessages(matterMessages);
  const format = useFormat();
  const localized = useLocalized();
  const countOf = (name: MatterStage) => counts?.find((each) => each.stage === name)?.count ?? 0;
  const open = counts?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <nav className="stage-tabs" aria-label={t('stages')}>
      <button type="button" aria-pressed={stage === null} onClick={() => onChange(null)}>
        {t('allStages')} {counts !== null && <b>{format.count(open)}</b>}
      </button>
      {matterStageSchema.options.map((name) => (
        <button key={name} type="button" aria-pressed={stage === name} onClick={() => onChange(name)}>
          {localized(matterStageTitles[name])}{' '}
          {counts !== null && name !== 'closed' && <b>{format.count(countOf(name))}</b>}
        </button>
      ))}
    </nav>
  );
}
