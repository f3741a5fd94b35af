import type { Locale } from '../i18n/locale.js';
import { createTranslate, defineMessages } from '../i18n/messages.js';
import { calendarDay, isCalendarDate } from './calendar.js';
import { dueState } from './due.js';

const messages = defineMessages({
  'zh-CN': {
    money: '{amount} 元',
    overdue: '超期 {days} 天',
    passed: '今天 {time} 已超期',
    today: '今天到期',
    todayAt: '今天 {time} 到期',
  },
  en: {
    money: '{amount} yuan',
    overdue: '{days, plural, one {# day} other {# days}} overdue',
    passed: 'Overdue since {time} today',
    today: 'Due today',
    todayAt: 'Due today at {time}',
  },
});

/** A moment: a `Date`, or an ISO instant. Where a day is wanted, `YYYY-MM-DD` is one that no zone moves. */
export type Moment = Date | string;

/** Dates, times, counts and money as the platform writes them, in the district’s time zone; Chinese · English. */
export interface Format {
  /** 2026-11-24 · 24 Nov 2026 */
  date(moment: Moment): string;
  /** 2026-11-24 18:00 · 24 Nov 2026, 18:00 */
  dateTime(moment: Moment): string;
  /** 11月24日 · 24 Nov */
  dayMonth(moment: Moment): string;
  /** 18:00 */
  time(moment: Moment): string;
  /** 3,130 */
  count(value: number): string;
  /** 甲、乙 · A, B: names side by side. */
  list(items: Iterable<string>): string;
  /** 甲；乙 · A; B: whole statements side by side. */
  clauses(items: Iterable<string>): string;
  /** 南塘（330401） · Nantang (330401): what is said beside a name. */
  aside(text: string, beside: string): string;
  /** 南塘：没有准入 · Nantang: no admission */
  about(subject: string, statement: string): string;
  /** Integer fen in yuan: 124500 → 1,245.00 元 */
  money(fen: number): string;
  /** The same without the unit, for a column whose head names it: 124500 → 1,245.00 */
  yuan(fen: number): string;
  /** 超期 2 天, 今天到期, 今天 18:00 到期; otherwise the day, with its year when it is another. */
  relativeDue(dueAt: Moment, now?: Date): string;
}

/** Outside React; within it use `useFormat`. `timeZone` is an IANA name. */
export function createFormat(locale: Locale, timeZone: string): Format {
  const t = createTranslate(messages, locale);
  const chinese = locale === 'zh-CN';
  const dayMonthOptions = { month: chinese ? 'long' : 'short', day: 'numeric' } as const;
  const dayMonthIn = (zone: string) =>
    new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', { ...dayMonthOptions, timeZone: zone });
  const dateIn = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone });
  const inZone = { dayMonth: dayMonthIn(timeZone), date: dateIn(timeZone) };
  const ofCalendar = { dayMonth: dayMonthIn('UTC'), date: dateIn('UTC') };
  const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const countFormat = new Intl.NumberFormat('en');
  const moneyFormat = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  const formatsOf = (moment: Moment) => (typeof moment === 'string' && isCalendarDate(moment) ? ofCalendar : inZone);

  const format: Format = {
    date(moment) {
      if (!chinese) return formatsOf(moment).date.format(new Date(moment));
      return typeof moment === 'string' && isCalendarDate(moment) ? moment : calendarDay(new Date(moment), timeZone);
    },
    dateTime: (moment) => `${format.date(new Date(moment))}${chinese ? ' ' : ', '}${format.time(moment)}`,
    dayMonth: (moment) => formatsOf(moment).dayMonth.format(new Date(moment)),
    time: (moment) => timeFormat.format(new Date(moment)),
    count: (value) => countFormat.format(value),
    list: (items) => [...items].join(chinese ? '、' : ', '),
    clauses: (items) => [...items].join(chinese ? '；' : '; '),
    aside: (text, beside) => (chinese ? `${text}（${beside}）` : `${text} (${beside})`),
    about: (subject, statement) => `${subject}${chinese ? '：' : ': '}${statement}`,
    money: (fen) => t('money', { amount: format.yuan(fen) }),
    yuan: (fen) => moneyFormat.format(fen / 100),
    relativeDue(moment, now = new Date()) {
      const due = new Date(moment);
      const state = dueState(due.toISOString(), now, timeZone);
      const time = format.time(due);
      switch (state.kind) {
        case 'overdue':
          return t('overdue', { days: state.days });
        case 'passed':
          return t('passed', { time });
        case 'today':
          // The end of the day is no hour that anyone has set.
          return time === '23:59' ? t('today') : t('todayAt', { time });
        case 'later': {
          const sameYear = calendarDay(due, timeZone).slice(0, 4) === calendarDay(now, timeZone).slice(0, 4);
          return sameYear ? format.dayMonth(due) : format.date(due);
        }
      }
    },
  };
  return format;
}
