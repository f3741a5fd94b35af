import { useQuery } from '@tanstack/react-query';
import { Icon, LoadingView, Panel, StateView, useMessages } from '@yige/ui';
import { Link, useParams } from 'react-router';
import { client } from '../../api/client.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { PurposesPanel } from './purposes-panel.js';
import { RequestForm } from './request-form.js';
import { RequestList } from './request-list.js';
import { rightsMessages } from './rights-messages.js';
import { useRightsRequests } from './rights-queries.js';
import '../person.css';

/** The window: a resident is there and asks about their data. */
export default function RightsDeskPage() {
  const t = useMessages(rightsMessages);
  const { personId = '' } = useParams();
  const person = useQuery({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => client.people.get({ params: { id: personId }, signal }),
  });
  if (person.isLoading) return <LoadingView />;
  if (person.data === undefined) {
    if (!isGone(person.error)) return <ReadFailed onRetry={() => void person.refetch()} />;
    return (
      <div className="yige-page">
        <StateView kind="notFound" title={t('gone')} action={<Link to="/people">{t('people')}</Link>} />
      </div>
    );
  }
  const { name } = person.data;
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/people">{t('people')}</Link> <Icon name="chevronRight" size={14} />{' '}
        <Link to={`/people/${personId}`}>{name}</Link>
      </nav>
      <h1>{t('deskOf', { name })}</h1>
      <Panel title={t('desk')}>
        <RequestForm personId={personId} />
      </Panel>
      <PurposesPanel />
      <Panel title={t('requestsOf')} flush>
        <EarlierRequests personId={personId} />
      </Panel>
    </div>
  );
}

function EarlierRequests({ personId }: { personId: string }) {
  const t = useMessages(rightsMessages);
  const open = useRightsRequests('open', undefined, personId);
  const accepted = useRightsRequests('accepted', undefined, personId);
  const refused = useRightsRequests('refused', undefined, personId);
  const all = [open, accepted, refused];
  if (all.some(({ isLoading }) => isLoading)) return <LoadingView />;
  const failed = all.find(({ data }) => data === undefined);
  if (failed !== undefined) return <ReadFailed onRetry={() => void failed.refetch()} />;
  const requests = all.flatMap(({ data }) => data?.items ?? []);
  if (requests.length === 0) return <p className="person-none">{t('noRequests')}</p>;
  return <RequestList requests={requests} named={false} />;
}
