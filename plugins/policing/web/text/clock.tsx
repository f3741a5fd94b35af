import { daysBetween, defineMessages, StatusChip, useFormat, useMessages, useToday } from '@yige/plugin-sdk/web';

const messages = defineMessages({
  'zh-CN': { none: '不计时', overdue: '超期 {days} 天', today: '今天到期', left: '还有 {days} 天' },
  en: {
    none: 'No clock',
    overdue: '{days, plural, one {# day} other {# days}} overdue',
    today: 'Due today',
    left: '{days, plural, one {# day} other {# days}} left',
  },
});

/** How many whole days are left until the end of a day, in the district's zone; negative when it has passed. */
export function useDaysLeft(): (day: string) => number {
  const today = useToday();
  return (day) => daysBetween(today, day);
}

interface ClockProps {
  /** `YYYY-MM-DD`; null: no clock runs. */
  dueOn: string | null;
  /** Beside the day, how many are left. */
  counting?: boolean;
}

/** A day by which something is due: late or due today stands out, any other is plain. */
export function Clock({ dueOn, counting = false }: ClockProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const daysLeft = useDaysLeft();
  if (dueOn === null) return <span className="yige-quiet">{t('none')}</span>;
  const days = daysLeft(dueOn);
  if (days < 0) return <StatusChip status="overdue" label={t('overdue', { days: -days })} />;
  if (days === 0) return <StatusChip status="dueSoon" label={t('today')} />;
  return (
    <>
      {format.date(dueOn)} {counting && <span className="yige-quiet">{t('left', { days })}</span>}
    </>
  );
}
