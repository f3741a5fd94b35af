import { useQuery } from '@tanstack/react-query';
import { corePermissions, type Person, ProblemError } from '@yige/contracts';
import {
  ageOn,
  BureauCell,
  calendarDay,
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
import { Link, Navigate, useParams } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { isGone } from '../inbox/task-queries.js';
import { PluginPanels } from '../plugins/plugin-panels.js';
import { ReadFailed } from '../states/could-not-start.js';
import { DuplicateNotice } from './duplicates/duplicate-notice.js';
import { FactsPanel } from './facts-panel.js';
import { HistoryPanel } from './history-panel.js';
import { DiaryPanel } from './household/diary-panel.js';
import { peopleMessages } from './people-messages.js';
import { PhonesPanel } from './phones-panel.js';
import { PersonPicture } from './photo/person-picture.js';
import { RelationsPanel } from './relations-panel.js';
import './person.css';
import { DepartureButton } from './retention/departure-button.js';
import { ReadersPanel } from './reveal/readers-panel.js';
import { Revealable } from './reveal/revealable.js';
import { PurposesPanel } from './rights/purposes-panel.js';

/** One resident: who and where, the household, open tasks, and what each bureau's plugin knows. */
export default function PersonPage() {
  const t = useMessages(peopleMessages);
  const { personId = '' } = useParams();
  const person = useQuery({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => client.people.get({ params: { id: personId }, signal }),
  });
  if (person.isLoading) return <LoadingView />;
  if (person.data === undefined) {
    const survivorId = survivorOf(person.error);
    if (survivorId !== null) return <Navigate to={`/people/${survivorId}`} replace />;
    if (!isGone(person.error)) return <ReadFailed onRetry={() => void person.refetch()} />;
    return (
      <div className="yige-page">
        <StateView
          kind="notFound"
          title={t('gone')}
          description={t('goneHint')}
          action={<Link to="/people">{t('back')}</Link>}
        />
      </div>
    );
  }
  return <PersonView key={personId} person={person.data} />;
}

/** Who goes on, where the person who was asked for has been merged. */
function survivorOf(error: Error | null): string | null {
  if (!(error instanceof ProblemError) || error.code !== 'person.merged') return null;
  return error.problem.errors?.[0]?.values?.personId ?? null;
}

function PersonView({ person }: { person: Person }) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const { posts, permissions } = usePortal();
  const post = posts[0];
  return (
    <div className="person">
      <PersonHead person={person} />
      <DuplicateNotice personId={person.id} />
      <div className="person-columns">
        <div className="person-main">
          <RelationsPanel person={person} />
          <FactsPanel person={person} />
          {person.door !== null && <Household person={person} />}
          <PluginPanels slot="person.panel" props={{ personId: person.id }} />
          <HistoryPanel of="person" id={person.id} />
        </div>
        <div className="person-side">
          <OpenTasks personId={person.id} />
          <PhonesPanel person={person} />
          {person.door !== null && <DiaryPanel householdId={person.door.householdId} />}
          {permissions.includes(corePermissions.rightsServe) && (
            <ReadersPanel personId={person.id} name={person.name} />
          )}
          <PurposesPanel />
          <DepartureButton person={person} />
          {post !== undefined && (
            <p className="person-scope">
              <Icon name="shield" size={16} />{' '}
              {t('scopeNote', { post: `${post.community ?? post.unit.name}${localized(post.title)}` })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

function PersonHead({ person }: { person: Person }) {
  const t = useMessages(peopleMessages);
  const format = useFormat();
  const { timeZone } = usePortal();
  const age = ageOn(calendarDay(new Date(), timeZone), person.birthDate);
  return (
    <header className="person-head">
      <nav className="person-path">
        <Link to="/people">{t('title')}</Link> <Icon name="chevronRight" size={14} />{' '}
        {person.door?.text ?? person.unitName}
      </nav>
      <div className="person-name">
        <PersonPicture id={person.id} name={person.name} photoId={person.photoId} actions={person.actions} />
        <div>
          <h1>
            {person.name}{' '}
            <small>
              {t(person.sex)} · {t('ageOf', { age })}
              {person.aliases.length > 0 && ` · ${t('aliasOf', { names: format.list(person.aliases) })}`}
            </small>
          </h1>
          <FactList
            facts={[
              {
                label: t('idNumber'),
                value: person.idNumber && <Revealable personId={person.id} field="idNumber" masked={person.idNumber} />,
              },
              {
                label: t('phone'),
                value: person.phone && <Revealable personId={person.id} field="phone" masked={person.phone} />,
              },
              ...person.furtherPhones.map(({ id, phone, label }) => ({
                label: t('furtherPhone', { label }),
                value: <Revealable personId={person.id} field="furtherPhone" further={{ id, label }} masked={phone} />,
              })),
              {
                label: t('door'),
                value: person.door && <Link to={`/households/${person.door.householdId}`}>{person.door.text}</Link>,
              },
              { label: t('unit'), value: person.unitName },
            ]}
          />
        </div>
        {person.actions.includes('correct') && (
          <Link className="person-correct" to={`/people/${person.id}/edit`}>
            {t('correct')}
          </Link>
        )}
      </div>
    </header>
  );
}

function Household({ person }: { person: Person }) {
  const t = useMessages(peopleMessages);
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const members = person.householdMembers;
  return (
    <Panel
      title={t('household')}
      hint={`${person.door?.text ?? ''} · ${t('householdHint', { count: person.householdSize ?? members.length + 1 })}`}
    >
      {members.length === 0 && <p className="person-alone">{t('alone')}</p>}
      <ul className="yige-plain-list">
        {members.map(({ id, name, birthDate }) => (
          <li key={id}>
            <Link to={`/people/${id}`}>{name}</Link> {t('ageOf', { age: ageOn(today, birthDate) })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OpenTasks({ personId }: { personId: string }) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const { places } = usePortal();
  const tasks = useQuery({
    queryKey: ['tasks', 'list', 'person', personId],
    enabled: places.includes('inbox'),
    queryFn: ({ signal }) => client.tasks.list({ query: { box: 'unit', person: personId }, signal }),
  });
  if (!places.includes('inbox')) return null;
  const items = tasks.data?.items ?? [];
  return (
    <Panel title={t('openTasks')} {...(items.length === 0 ? {} : { hint: items.length })} flush>
      {tasks.isLoading && <LoadingView />}
      {tasks.error !== null && tasks.data === undefined && <ReadFailed onRetry={() => void tasks.refetch()} />}
      {tasks.data !== undefined && items.length === 0 && <p className="person-none">{t('noTasks')}</p>}
      <ul className="person-tasks">
        {items.map(({ id, title, source, dueAt }) => (
          <li key={id}>
            <Link className="task-row" to={`/inbox/${id}?box=unit`}>
              <BureauCell glyph={source.glyph} color={source.color} />
              <span className="task-row-words">{localized(title)}</span>
              <DueLabel dueAt={dueAt ?? null} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
