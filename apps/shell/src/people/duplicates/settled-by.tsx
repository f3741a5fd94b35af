import type { Duplicate } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { duplicateMessages } from './duplicate-messages.js';

/** Who may settle a pair; the district sees no residents, so two streets settle it by moving the person first. */
export function SettledBy({ settledBy }: Pick<Duplicate, 'settledBy'>) {
  const t = useMessages(duplicateMessages);
  if (settledBy === null) return <>{t('mine')}</>;
  return <>{settledBy.level === 'district' ? t('settledNowhere') : t('settledBy', { unit: settledBy.name })}</>;
}
