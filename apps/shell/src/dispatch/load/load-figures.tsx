import type { DispatchPreview } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { Figures } from '../figures.js';
import { loadMessages } from './load-messages.js';
import { perWorkerText, sumOf } from './preview-sums.js';

/** What the dispatch takes in all: tasks, communities, work for each, money. */
export function LoadFigures({ preview }: { preview: DispatchPreview }) {
  const t = useMessages(loadMessages);
  const format = useFormat();
  const { targets, refused, promisedFen, communities } = preview;
  const { reached, refusing, workers } = sumOf(communities);
  const goes = targets - refused;
  return (
    <Figures
      label={t('figures')}
      figures={[
        {
          label: t('sendable'),
          value: format.count(goes),
          unit: t('piece'),
          note:
            refused === 0
              ? t('targetsAll')
              : t('targetsOf', { targets: format.count(targets), refused: format.count(refused) }),
        },
        {
          label: t('communities'),
          value: format.count(reached),
          unit: t('place'),
          note:
            refusing === 0
              ? t('communitiesAll')
              : t('communitiesOf', {
                  all: format.count(communities.length),
                  refused: format.count(refusing),
                }),
        },
        {
          label: t('average'),
          value: workers === 0 ? '—' : perWorkerText(goes / workers),
          unit: t('piece'),
          note: t('averageOf', { workers: format.count(workers) }),
        },
        { label: t('money'), value: format.money(promisedFen) },
      ]}
    />
  );
}
