import { type MatterStage, matterStageSchema, matterStageTitles } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import { mapMessages } from './map-messages.js';
import { stageShapes } from './stage-shapes.js';

interface StageLegendProps {
  /** Those that are on the map. */
  stages: ReadonlySet<MatterStage>;
  overdue: boolean;
}

/** What the shapes mean, in words. */
export function StageLegend({ stages, overdue }: StageLegendProps) {
  const t = useMessages(mapMessages);
  const localized = useLocalized();
  if (stages.size === 0) return null;
  return (
    <ul className="matter-legend" aria-label={t('legend')}>
      {matterStageSchema.options
        .filter((stage) => stages.has(stage))
        .map((stage) => (
          <li key={stage}>
            <svg viewBox="0 0 20 20" aria-hidden="true" fill={`var(--${stageShapes[stage].color})`}>
              <path d={stageShapes[stage].path} />
            </svg>
            {localized(matterStageTitles[stage])}
          </li>
        ))}
      {overdue && (
        <li>
          <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="var(--ant-color-error)" strokeWidth={2}>
            <circle cx={10} cy={10} r={8} />
          </svg>
          {t('overdue')}
        </li>
      )}
      <li className="matter-legend-group">{t('group')}</li>
    </ul>
  );
}
