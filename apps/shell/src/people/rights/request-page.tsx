import type { RightsRequest } from '@yige/contracts';
import {
  DueLabel,
  FactList,
  Icon,
  LoadingView,
  Panel,
  StateView,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import { Link, useParams } from 'react-router';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { AnswerForm } from './answer-form.js';
import { CopyPanel } from './copy-panel.js';
import { rightsMessages } from './rights-messages.js';
import { useRightsRequest } from './rights-queries.js';
import { SlipPanel } from './slip-panel.js';
import '../person.css';
import './rights.css';

/** One request: what was asked, the answer, and what is printed for the resident. */
export default function RequestPage() {
  const t = useMessages(rightsMessages);
  const { requestId = '' } = useParams();
  const request = useRightsRequest(requestId);
  if (request.isLoading) return <LoadingView />;
  if (request.data !== undefined) return <RequestView key={requestId} request={request.data} />;
  if (!isGone(request.error)) return <ReadFailed onRetry={() => void request.refetch()} />;
  return (
    <div className="yige-page">
      <StateView
        kind="notFound"
        title={t('gone')}
        description={t('goneHint')}
        action={<Link to="/rights-requests">{t('back')}</Link>}
      />
    </div>
  );
}

function RequestView({ request }: { request: RightsRequest }) {
  const t = useMessages(rightsMessages);
  const { kind, personId, personName, actions, state } = request;
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/rights-requests">{t('title')}</Link> <Icon name="chevronRight" size={14} />{' '}
        <Link to={`/people/${personId}`}>{personName}</Link>
      </nav>
      <h1>
        {t(kind)} · {personName}
      </h1>
      <Panel title={t('kind')}>
        <Asked request={request} />
      </Panel>
      {actions.includes('copy') && <CopyPanel requestId={request.id} />}
      {actions.includes('answer') && <AnswerForm request={request} />}
      {kind === 'correction' && state !== 'open' && <SlipPanel request={request} />}
    </div>
  );
}

function Asked({ request }: { request: RightsRequest }) {
  const t = useMessages(rightsMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { state, dueAt, answeredAt, answer, wish, subject, identityCheck } = request;
  const { applicant, representative, basis, receivedAt, receivedBy } = request;
  const who =
    representative === null
      ? t(applicant)
      : t('applicantBy', { who: t(applicant), name: representative, basis: basis ?? '' });
  return (
    <FactList
      facts={[
        { label: t('applicant'), value: `${who} · ${t(identityCheck)}` },
        ...(wish === null ? [] : [{ label: t('wish'), value: wish }]),
        ...(subject === null ? [] : [{ label: t('subject'), value: localized(subject.title) }]),
        { label: t('kind'), value: t('received', { date: format.dateTime(receivedAt), name: receivedBy }) },
        ...(state === 'open' && dueAt !== undefined
          ? [{ label: t('due'), value: <DueLabel dueAt={dueAt} /> }]
          : [{ label: t('state'), value: t(state) }]),
        ...(answeredAt === null
          ? []
          : [
              {
                label: t('answer'),
                value: [
                  ...(answer === null ? [] : [answer]),
                  t('answeredOn', { date: format.dateTime(answeredAt), name: request.answeredBy ?? '' }),
                ].join(' · '),
              },
            ]),
      ]}
    />
  );
}
