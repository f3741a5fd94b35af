import { daysBetween } from '../format/calendar.js';
import { useFormat } from '../format/use-format.js';
import { useToday } from '../format/use-today.js';
import { defineMessages, useMessages } from '../i18n/messages.js';

export interface DueDayProps {
  /** A calendar day, `YYYY-MM-DD`. */
  readonly day: string;
}

/** A calendar day by which something is due; once it has passed, how late it is. */
export function DueDay({ day }: DueDayProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const days = daysBetween(day, useToday());
  if (days <= 0) return <>{format.date(day)}</>;
  return <span className="yige-overdue">{t('overdue', { days })}</span>;
}

const messages = defineMessages({
  'zh-CN': { overdue: '超期 {days} 天' },
  en: { overdue: '{days, plural, one {# day} other {# days}} overdue' },
});
