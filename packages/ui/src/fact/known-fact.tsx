import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format.js';
import { defineMessages, useMessages } from '../i18n/messages.js';
import { Icon } from '../icon/icon.js';

const messages = defineMessages({
  'zh-CN': { origin: '{source} {date}', from: '来源' },
  en: { origin: '{source}, {date}', from: 'Source' },
});

export interface KnownFactProps {
  /** What is known, in the user’s language. */
  readonly label: string;
  /** As it is shown. */
  readonly value: ReactNode;
  /** Where it was learned: 居民库. */
  readonly source: string;
  /** `YYYY-MM-DD`, or the instant at which it was learned. */
  readonly date: string;
}

/** A form's place for a fact that is known already: shown with its source, not asked again. */
export function KnownFact({ label, value, source, date }: KnownFactProps) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <dl className="yige-known-fact">
      <dt>{label}</dt>
      <dd>
        <span>{value}</span>
        <span className="yige-known-fact-origin">
          <Icon name="source" size={14} label={t('from')} />
          {t('origin', { source, date: format.date(date) })}
        </span>
      </dd>
    </dl>
  );
}
