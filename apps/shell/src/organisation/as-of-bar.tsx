import { Icon, useFormat, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { useEffect, useId, useState } from 'react';
import { isDay } from './days.js';
import { organisationMessages } from './organisation-messages.js';
import type { AsOf } from './use-as-of.js';

/** Which day the page shows. */
export function AsOfField({ asOf }: { asOf: AsOf }) {
  const t = useMessages(organisationMessages);
  const id = useId();
  const shown = asOf.day ?? asOf.today;
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  return (
    <span className="organisation-as-of">
      <label htmlFor={id}>{t('asOf')}</label>
      <Input
        id={id}
        type="date"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => (isDay(text) ? asOf.show(text) : setText(shown))}
        onPressEnter={() => isDay(text) && asOf.show(text)}
      />
    </span>
  );
}

/** Nobody takes another day's organisation for today's. */
export function AsOfBanner({ asOf }: { asOf: AsOf }) {
  const t = useMessages(organisationMessages);
  const format = useFormat();
  if (asOf.day === null) return null;
  return (
    <div className="organisation-banner" role="status">
      <Icon name="clock" size={16} />
      <span>{t(asOf.day < asOf.today ? 'past' : 'future', { date: format.date(asOf.day) })}</span>
      <button type="button" className="yige-link-button" onClick={() => asOf.show(null)}>
        {t('today')}
      </button>
    </div>
  );
}
