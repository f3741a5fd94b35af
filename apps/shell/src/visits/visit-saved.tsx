import { useQuery } from '@tanstack/react-query';
import type { DueVisit, Visit, VisitPart } from '@yige/contracts';
import { BureauCell, Icon, type Status, StatusChip, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link, useNavigate } from 'react-router';
import { client } from '../api/client.js';
import { useWithoutLine } from '../live/use-live.js';
import { vault } from '../offline/vault.js';
import { stopIdOf, useStopWords } from './stop.js';
import { visitMessages } from './visit-messages.js';

const CHIPS: Record<VisitPart['state'], Status> = {
  accepted: 'closed',
  collected: 'waiting',
  pending: 'inProgress',
  refused: 'blocked',
};

const LOOKS = {
  saved: { icon: 'check', title: 'savedTitle' },
  sending: { icon: 'sync', title: 'sending' },
  waiting: { icon: 'offline', title: 'savedOffline' },
} as const;

interface VisitSavedProps {
  visit: DueVisit;
  /** Null: it is still on this device. */
  answer: Visit | null;
  /** It is on its way just now. */
  sending: boolean;
  next: DueVisit | null;
  /** Back to the form, where a part was refused after all. */
  onMend: () => void;
}

/** What became of each part, and where to go next. */
export function VisitSaved({ visit, answer: first, sending, next, onMend }: VisitSavedProps) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const navigate = useNavigate();
  const words = useStopWords();
  const answer = useAnswer(first);
  const stage = answer !== null ? 'saved' : sending ? 'sending' : 'waiting';
  const partOf = (id: string) => answer?.parts.find(({ taskId }) => taskId === id) ?? null;
  const hasRefused = answer?.parts.some(({ state }) => state === 'refused') ?? false;
  return (
    <div className="visit visit-saved">
      <div className="visit-saved-title" role="status">
        <Icon name={LOOKS[stage].icon} size={28} />
        <h1>{t(LOOKS[stage].title)}</h1>
        {answer === null && vault === null && <p role="alert">{t('notKept')}</p>}
        <p>{words.text(visit)}</p>
      </div>
      {answer !== null && (
        <ul className="visit-door-tasks">
          {visit.tasks.map(({ id, source, title }) => {
            const part = partOf(id);
            return (
              <li key={id}>
                <BureauCell glyph={source.glyph} color={source.color} title={localized(source.name)} />
                <span>
                  {localized(title)}
                  {part?.problem !== undefined && (
                    <small className="visit-reason">{part.problem.detail ?? part.problem.title}</small>
                  )}
                </span>
                {part === null ? (
                  <StatusChip status="notStarted" />
                ) : (
                  <StatusChip status={CHIPS[part.state]} label={t(`part.${part.state}`)} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      <footer className="visit-bar">
        {hasRefused && (
          <Button size="large" block onClick={onMend}>
            {t('mendNow')}
          </Button>
        )}
        {next !== null && (
          <Button type="primary" size="large" block onClick={() => void navigate(`/visits/${stopIdOf(next)}`)}>
            {t('next', { door: words.text(next) })}
          </Button>
        )}
        <Link to="/visits">{t('back')}</Link>
      </footer>
    </div>
  );
}

/** As its parts stand now: what a bureau had not answered is looked at again until it has. */
function useAnswer(first: Visit | null): Visit | null {
  const withoutLine = useWithoutLine();
  const { data } = useQuery({
    queryKey: ['visits', 'made', first?.id],
    queryFn: ({ signal }) => client.visits.get({ params: { id: first?.id ?? '' }, signal }),
    enabled: ({ state }) => isPending(state.data ?? first),
    initialData: first ?? undefined,
    refetchInterval: withoutLine,
  });
  return data ?? first;
}

function isPending(visit: Visit | null): boolean {
  return visit?.parts.some(({ state }) => state === 'pending') ?? false;
}
