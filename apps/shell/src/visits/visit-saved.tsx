import type { DueVisit, Visit, VisitPart } from '@yige/contracts';
import { BureauCell, Icon, type Status, StatusChip, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link, useNavigate } from 'react-router';
import { vault } from '../offline/vault.js';
import { visitMessages } from './visit-messages.js';

const CHIPS: Record<VisitPart['state'], Status> = {
  accepted: 'closed',
  collected: 'waiting',
  pending: 'inProgress',
  refused: 'blocked',
};

interface VisitSavedProps {
  visit: DueVisit;
  /** Null: it waits on this device. */
  answer: Visit | null;
  next: DueVisit | null;
}

/** What became of each part, and where to go next. */
export function VisitSaved({ visit, answer, next }: VisitSavedProps) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const navigate = useNavigate();
  const stateOf = (id: string) => answer?.parts.find(({ taskId }) => taskId === id)?.state ?? null;
  return (
    <div className="visit visit-saved">
      <div className="visit-saved-title" role="status">
        <Icon name={answer === null ? 'offline' : 'check'} size={28} />
        <h1>{t(answer === null ? 'savedOffline' : 'savedTitle')}</h1>
        {answer === null && vault === null && <p role="alert">{t('notKept')}</p>}
        <p>{visit.door.text}</p>
      </div>
      {answer !== null && (
        <ul className="visit-door-tasks">
          {visit.tasks.map(({ id, source, title }) => {
            const state = stateOf(id);
            return (
              <li key={id}>
                <BureauCell glyph={source.glyph} color={source.color} title={localized(source.name)} />
                <span>{localized(title)}</span>
                {state === null ? (
                  <StatusChip status="notStarted" />
                ) : (
                  <StatusChip status={CHIPS[state]} label={t(`part.${state}`)} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      <footer className="visit-bar">
        {next !== null && (
          <Button type="primary" size="large" block onClick={() => void navigate(`/visits/${next.householdId}`)}>
            {t('next', { door: next.door.text })}
          </Button>
        )}
        <Link to="/visits">{t('back')}</Link>
      </footer>
    </div>
  );
}
