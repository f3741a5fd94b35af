import { type Admission, type AdmissionStepEntry, corePermissions } from '@yige/contracts';
import { BureauCell, FactList, LoadingView, Panel, StateView, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link, useParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import { isGone } from '../inbox/task-queries.js';
import { ReadFailed } from '../states/could-not-start.js';
import './admission.css';
import { AdmissionDocuments } from './admission-documents.js';
import { admissionMessages } from './admission-messages.js';
import { useAdmission } from './admission-queries.js';
import { AdmissionMark, useTerms } from './admission-words.js';
import { PayPanel } from './pay-panel.js';
import { PaymentsPanel } from './payments-panel.js';
import { StepPanel } from './step-panel.js';
import { StepTrack } from './step-track.js';

/** One admission: what it lets a bureau send, how far it is, and for whoever's turn it is, the next step. */
export default function AdmissionPage() {
  const t = useMessages(admissionMessages);
  const { admissionId = '' } = useParams();
  const { data, error, isLoading, refetch } = useAdmission(admissionId);
  if (isLoading) return <LoadingView />;
  if (data !== undefined) return <Detail admission={data} />;
  if (!isGone(error)) return <ReadFailed onRetry={() => void refetch()} />;
  return (
    <div className="yige-page">
      <StateView kind="notFound" title={t('gone')} action={<Link to="/admissions">{t('back')}</Link>} />
    </div>
  );
}

function Detail({ admission }: { admission: Admission }) {
  const t = useMessages(admissionMessages);
  return (
    <div className="yige-page">
      <Link to="/admissions">{t('back')}</Link>
      <header className="yige-page-head">
        <h1 className="admission-name">
          <BureauCell glyph={admission.bureau.glyph} color={admission.bureau.color} size="lg" />
          {admission.name}
        </h1>
        <AdmissionMark {...admission} />
      </header>
      <StepTrack admission={admission} />
      <StepPanel key={admission.version} admission={admission} />
      <div className="admission-columns">
        <Terms admission={admission} />
        <History steps={admission.steps} />
      </div>
      <Funds admission={admission} />
    </div>
  );
}

function Terms({ admission }: { admission: Admission }) {
  const t = useMessages(admissionMessages);
  const localized = useLocalized();
  const format = useFormat();
  const terms = useTerms();
  const { funding, usage, units, evidence, renews, status } = admission;
  return (
    <Panel title={t('name')}>
      <FactList
        facts={[
          { label: t('bureau'), value: localized(admission.bureau.name) },
          { label: t('type'), value: localized(admission.typeTitle) },
          { label: t('basis'), value: admission.basisDocument },
          { label: t('authority'), value: admission.basisAuthority },
          { label: t('duty'), value: terms.duty(admission) },
          { label: t('units'), value: format.list(units.map(({ name }) => name)) },
          { label: t('validity'), value: terms.validity(admission) },
          { label: t('frequency'), value: terms.frequency(admission) },
          ...(status === 'published' ? [{ label: t('used'), value: t('rounds', { count: usage.rounds }) }] : []),
          { label: t('funding'), value: terms.funding(admission) },
          ...(funding.per === 'nothing'
            ? [{ label: t('noFunds'), value: funding.reason }]
            : [
                { label: t('budget'), value: format.money(funding.budgetFen) },
                { label: t('promised'), value: format.money(usage.promisedFen) },
              ]),
          { label: t('evidence'), value: evidence.length === 0 ? t('noEvidence') : format.list(evidence) },
          ...(renews === null
            ? []
            : [{ label: t('renews'), value: <Link to={`/admissions/${renews}`}>{t('earlier')}</Link> }]),
        ]}
      />
      <AdmissionDocuments admissionId={admission.id} />
    </Panel>
  );
}

/** Once published and paid for, also when it was withdrawn since: what was paid, and for the bureau the way to record more. */
function Funds({ admission }: { admission: Admission }) {
  const { permissions } = usePortal();
  const published = admission.steps.some(({ step }) => step === 'publish');
  if (!published || admission.funding.per === 'nothing') return null;
  const own = admission.isOwn && permissions.includes(corePermissions.taskFundingPay);
  return (
    <div className="admission-columns">
      <PaymentsPanel admissionId={admission.id} />
      {own && <PayPanel admission={admission} />}
    </div>
  );
}

function History({ steps }: { steps: AdmissionStepEntry[] }) {
  const t = useMessages(admissionMessages);
  const format = useFormat();
  return (
    <Panel title={t('history')} hint={t('steps')}>
      <ol className="admission-history">
        {steps.map((entry) => (
          <li key={entry.id}>
            <time className="yige-quiet" dateTime={entry.at}>
              {format.dateTime(entry.at)}
            </time>
            <span>
              {entry.account.name} {t(eventOf(entry))}
            </span>
            {entry.note !== null && <q>{entry.note}</q>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function eventOf({ step, status }: AdmissionStepEntry) {
  if (status === 'returned' && (step === 'sort' || step === 'checkFunds')) return `event.${step}.returned` as const;
  if (status === 'refused') return 'event.decide.refused';
  return `event.${step}` as const;
}
