import type { NormSource } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { organisationMessages } from './organisation-messages.js';

/** Where a figure's norm comes from, in one sentence. */
export function NormRule({ norm: { rule, source, validFrom, confirmed } }: { norm: NormSource }) {
  const t = useMessages(organisationMessages);
  const localized = useLocalized();
  const format = useFormat();
  return (
    <p className="norm-rule">
      {t('rule', { rule: localized(rule), source: localized(source), date: format.date(validFrom) })}
      {!confirmed && ` ${t('unconfirmed')}`}
    </p>
  );
}
