import { StatusChip, useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { HomePoint } from '../../contract/rented-homes.js';
import { homeMessages } from '../text/home-messages.js';

/** What is to be settled at a home; nothing is plain words. */
export function Points({ points }: { points: readonly HomePoint[] }) {
  const t = useMessages(homeMessages);
  const format = useFormat();
  if (points.length === 0) return <>{t('noPoints')}</>;
  return <StatusChip status="dueSoon" label={format.list(points.map((point) => t(`point.${point}`)))} />;
}
