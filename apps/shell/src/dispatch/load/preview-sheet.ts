import { CSV_BEGIN, csvLine, type DispatchPreview, HEAVY_LOAD, type LocalizedText } from '@yige/contracts';
import type { Translate } from '@yige/ui';
import type { loadMessages } from './load-messages.js';
import { perWorkerText } from './preview-sums.js';
import { type WorkerLoad, workerLoad } from './worker-load.js';

type Words = Translate<(typeof loadMessages)['zh-CN']>;

/** The preview as text of a csv file: one line for each community, money in yuan. */
export function previewSheet(
  { communities }: DispatchPreview,
  t: Words,
  localized: (text: LocalizedText) => string,
): string {
  const heads = [
    'community',
    'street',
    'sendable',
    'refused',
    'workers',
    'before',
    'after',
    'fundingYuan',
    'check',
  ] as const;
  const lines = communities.map((load) => {
    const { unit, above, targets, refused, workers, promisedFen, refusal } = load;
    const worker = workerLoad(load);
    return csvLine([
      unit.name,
      above?.name ?? null,
      targets - refused,
      refused,
      workers,
      worker === null ? null : perWorkerText(worker.before),
      worker === null ? null : perWorkerText(worker.after),
      (promisedFen / 100).toFixed(2),
      refusal === null ? t(checkOf(worker), { load: HEAVY_LOAD }) : localized(refusal.detail),
    ]);
  });
  return CSV_BEGIN + csvLine(heads.map((head) => t(head))) + lines.join('');
}

function checkOf(worker: WorkerLoad | null) {
  if (worker === null) return 'nobody';
  return worker.heavy ? 'heavy' : 'fine';
}
