import { corePermissions, type DueVisit } from '@yige/contracts';
import { BureauCell, DueLabel, Icon, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../app/portal.js';
import { useOnline } from '../frame/use-online.js';
import { Revealable } from '../people/reveal/revealable.js';
import { DoorNotes, PersonWords } from './door-row.js';
import { stopIdOf, useStopWords } from './stop.js';
import type { AttemptOutcome } from './use-attempt.js';
import { visitMessages } from './visit-messages.js';

const ATTEMPTS: readonly AttemptOutcome[] = ['nobodyHome', 'moved', 'refused'];
/** A number that nobody has asked to see. */
const MASKED = '···';

interface CurrentDoorProps {
  visit: DueVisit;
  onAttempt: (outcome: AttemptOutcome) => void;
}

/** The door to visit next, with its work and what one tap can do. */
export function CurrentDoor({ visit, onAttempt }: CurrentDoorProps) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const navigate = useNavigate();
  const { permissions } = usePortal();
  const online = useOnline();
  const [calling, setCalling] = useState(false);
  const words = useStopWords();
  const { door, people, tasks } = visit;
  const mayCall = online && people.length > 0 && permissions.includes(corePermissions.personReveal);
  return (
    <>
      <div className="visit-door-row">
        <span className="visit-door-number">{words.number(visit)}</span>
        <span className="visit-door-who">
          <PersonWords visit={visit} />
          <DoorNotes visit={visit} />
        </span>
      </div>
      <ul className="visit-door-tasks">
        {tasks.map(({ id, source, title, dueAt }) => (
          <li key={id}>
            <BureauCell glyph={source.glyph} color={source.color} title={localized(source.name)} />
            <span>{localized(title)}</span>
            <DueLabel dueAt={dueAt ?? null} />
          </li>
        ))}
      </ul>
      {calling && (
        <ul className="visit-calls">
          {people.map(({ id, name }) => (
            <li key={id}>
              {t('phoneOf', { name })} <Revealable personId={id} field="phone" masked={MASKED} />
            </li>
          ))}
        </ul>
      )}
      <div className="visit-door-actions">
        <Button type="primary" size="large" onClick={() => void navigate(`/visits/${stopIdOf(visit)}`)}>
          {t('start', { count: tasks.length })}
        </Button>
        {mayCall && (
          <Button
            size="large"
            aria-label={t('phone')}
            aria-expanded={calling}
            icon={<Icon name="phone" />}
            onClick={() => setCalling(!calling)}
          />
        )}
        {door !== null &&
          ATTEMPTS.map((outcome) => (
            <Button key={outcome} size="large" onClick={() => onAttempt(outcome)}>
              {t(outcome)}
            </Button>
          ))}
      </div>
    </>
  );
}
