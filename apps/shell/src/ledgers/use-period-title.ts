import { calendarPeriodOfKey } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { ledgerMessages } from './ledger-messages.js';

/** A period as people say it: 2026年第四季度, 2026年11月, 2026年. */
export function usePeriodTitle(): (key: string) => string {
  const t = useMessages(ledgerMessages);
  return (key) => {
    const { kind, firstDay } = calendarPeriodOfKey(key);
    const year = firstDay.slice(0, 4);
    const month = Number(firstDay.slice(5, 7));
    if (kind === 'year') return t('year', { year });
    if (kind === 'month') return t('month', { year, month: String(month) });
    return t('quarter', { year, quarter: String(Math.ceil(month / 3)) });
  };
}
