import { type Admission, addDays, corePermissions } from '@yige/contracts';
import { FactList, LoadingView, Panel, StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { useAdmission } from '../../admission/admission-queries.js';
import { useTerms } from '../../admission/admission-words.js';
import { usePortal } from '../../app/portal.js';
import { dispatchWizardMessages } from './dispatch-wizard-messages.js';
import type { SendableType } from './sendable-type.js';

/** Under which admissions or urgent exceptions it would go, and what is left of them; without one, the way to apply. */
export function GroundsStep({ type }: { type: SendableType }) {
  const t = useMessages(dispatchWizardMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { permissions } = usePortal();
  if (type.admissions.length === 0 && type.exceptions.length === 0) {
    return (
      <div className="dispatch-uncovered" role="note">
        <StatusChip status="blocked" label={t('uncovered', { type: localized(type.title) })} />
        <p>{t('uncoveredHint')}</p>
        {permissions.includes(corePermissions.admissionApply) && <Link to="/admissions/new">{t('applyFor')}</Link>}
      </div>
    );
  }
  return (
    <div className="dispatch-grounds">
      {type.admissions.length > 0 && (
        <p className="dispatch-note yige-quiet">{t('covered', { count: type.admissions.length })}</p>
      )}
      {type.admissions.map((admission) => (
        <Ground key={admission.id} admission={admission} />
      ))}
      {type.exceptions.map(({ id, unit, reason, until }) => (
        <Panel key={id} title={t('exception')}>
          <FactList
            facts={[
              { label: t('exceptionUnit'), value: unit?.name ?? '—' },
              { label: t('until'), value: format.dateTime(until) },
              { label: t('exceptionReason'), value: reason },
            ]}
          />
        </Panel>
      ))}
    </div>
  );
}

function Ground({ admission }: { admission: SendableType['admissions'][number] }) {
  const t = useMessages(dispatchWizardMessages);
  const format = useFormat();
  const { data, isLoading } = useAdmission(admission.id);
  return (
    <Panel title={<Link to={`/admissions/${admission.id}`}>{admission.name}</Link>}>
      <FactList
        facts={[
          { label: t('basis'), value: admission.basisDocument },
          { label: t('until'), value: format.date(addDays(admission.validTo, -1)) },
        ]}
      />
      {isLoading && <LoadingView />}
      {data !== undefined && <WhatIsLeft admission={data} />}
    </Panel>
  );
}

function WhatIsLeft({ admission }: { admission: Admission }) {
  const t = useMessages(dispatchWizardMessages);
  const format = useFormat();
  const terms = useTerms();
  const { usage, frequency, funding } = admission;
  const rounds = t('roundsUsed', {
    used: format.count(usage.rounds),
    left: format.count(Math.max(0, frequency.rounds - usage.rounds)),
  });
  const money =
    funding.per === 'nothing'
      ? t('noMoney')
      : t('budgetLeft', {
          budget: format.money(funding.budgetFen),
          left: format.money(Math.max(0, funding.budgetFen - usage.promisedFen)),
        });
  return (
    <FactList
      facts={[
        { label: t('frequency'), value: terms.frequency(admission) },
        { label: t('rounds'), value: rounds },
        { label: t('budget'), value: money },
      ]}
    />
  );
}
