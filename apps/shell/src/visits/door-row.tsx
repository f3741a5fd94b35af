import type { DueVisit } from '@yige/contracts';
import {
  ageOn,
  BureauCell,
  calendarDay,
  DueLabel,
  Icon,
  StatusChip,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import { Link } from 'react-router';
import type { CapturedVisit } from './captured-visit.js';
import { CurrentDoor } from './current-door.js';
import { firstDue, glyphsOf } from './door-words.js';
import { stopIdOf, useStopWords } from './stop.js';
import type { AttemptOutcome } from './use-attempt.js';
import { visitMessages } from './visit-messages.js';

interface DoorRowProps {
  visit: DueVisit;
  /** What of this door waits on the device. */
  captured: readonly CapturedVisit[];
  isCurrent: boolean;
  isChosen: boolean;
  onUnfold: () => void;
  onAttempt: (outcome: AttemptOutcome) => void;
}

/** One door of the walk: folded, unfolded with its work, or done and on its way. */
export function DoorRow({ visit, captured, isCurrent, isChosen, onUnfold, onAttempt }: DoorRowProps) {
  const t = useMessages(visitMessages);
  const words = useStopWords();
  const id = stopIdOf(visit);
  const done = captured.find(({ state }) => state !== 'refused')?.state;
  const refused = captured.find(({ state }) => state === 'refused');
  if (done !== undefined && done !== 'refused') {
    return (
      <li className="visit-door" data-state="done" data-stop={id}>
        <div className="visit-door-row">
          <span className="visit-door-number">{words.number(visit)}</span>
          <DoorWho visit={visit} />
          <StatusChip status="pendingUpload" label={t(done)} />
        </div>
      </li>
    );
  }
  if (isCurrent && refused === undefined) {
    return (
      <li className="visit-door" data-state="current" data-chosen={isChosen} data-stop={id}>
        <CurrentDoor visit={visit} onAttempt={onAttempt} />
      </li>
    );
  }
  if (refused !== undefined) {
    return (
      <li className="visit-door" data-state="refused" data-stop={id}>
        <Link className="visit-door-row" to={`/visits/${id}`}>
          <span className="visit-door-number">{words.number(visit)}</span>
          <DoorWho visit={visit} />
          <StatusChip status="blocked" label={t('toMend')} />
        </Link>
      </li>
    );
  }
  return (
    <li className="visit-door" data-chosen={isChosen} data-stop={id}>
      <button type="button" className="visit-door-row" aria-expanded={false} onClick={onUnfold}>
        <span className="visit-door-number">{words.number(visit)}</span>
        <DoorWho visit={visit} />
        <Due visit={visit} />
      </button>
    </li>
  );
}

/** The first of those whom the work is about, and the bureaus. */
function DoorWho({ visit }: { visit: DueVisit }) {
  return (
    <span className="visit-door-who">
      <PersonWords visit={visit} />
      <span className="visit-door-glyphs">
        {glyphsOf(visit).map(({ glyph, color, title }) => (
          <BureauCell key={title} glyph={glyph} color={color} title={title} />
        ))}
      </span>
    </span>
  );
}

/** Name, age and living situation; of several people the first one's name, and how many they are. */
export function PersonWords({ visit: { people } }: { visit: DueVisit }) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const { timeZone } = useDisplay();
  const [first] = people;
  if (first === undefined) return null;
  if (people.length > 1) return <span>{t('household', { name: first.name, count: people.length })}</span>;
  const today = calendarDay(new Date(), timeZone);
  const more = [t('years', { age: ageOn(today, first.birthDate) }), ...first.livingSituations.map(localized)];
  return (
    <span>
      <strong>{first.name}</strong> <span className="yige-quiet">{more.join(' · ')}</span>
    </span>
  );
}

function Due({ visit }: { visit: DueVisit }) {
  const due = firstDue(visit);
  return (
    <span className="visit-door-due">
      <DueLabel dueAt={due ?? null} />
      <Icon name="chevronRight" size={16} />
    </span>
  );
}

/** When somebody was here and met nobody, and what was left for the next visitor. */
export function DoorNotes({ visit: { note, attempt } }: { visit: DueVisit }) {
  const t = useMessages(visitMessages);
  const format = useFormat();
  return (
    <>
      {note !== null && <p className="visit-note">{t('note', { text: note.text, author: note.author })}</p>}
      {attempt !== null && attempt.outcome !== 'met' && (
        <p className="visit-note">{t(`attempt.${attempt.outcome}`, { time: format.dateTime(attempt.at) })}</p>
      )}
    </>
  );
}
