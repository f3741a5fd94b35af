import type { DueVisit } from '@yige/contracts';
import { Icon, StateView, useMessages } from '@yige/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CapturedVisit } from './captured-visit.js';
import { DoorNotes, PersonWords } from './door-row.js';
import { Mending } from './mending.js';
import { stopIdOf, stopIdOfVisit, useStopWords } from './stop.js';
import type { Doors } from './use-doors.js';
import { useCapturedVisits, useVisitQueue } from './visit-device.js';
import { VisitForm } from './visit-form.js';
import { visitMessages } from './visit-messages.js';
import { VisitSaved } from './visit-saved.js';

/** The visit at one stop: its form, and after saving what became of it. */
export function VisitPage({ stopId, doors: { doors } }: { stopId: string; doors: Doors }) {
  const t = useMessages(visitMessages);
  const words = useStopWords();
  const queue = useVisitQueue();
  const captured = useCapturedVisits();
  const [saved, setSaved] = useState<{ key: string; visit: DueVisit } | null>(null);
  const [mended, setMended] = useState<string | null>(null);
  const [opened, setOpened] = useState<DueVisit | null>(null);
  const listed = doors.find((door) => stopIdOf(door) === stopId) ?? null;
  // The list forgets a door as soon as nothing is left to do; who is filling in its form goes on.
  if (listed !== null && listed !== opened) setOpened(listed);
  const visit = listed ?? opened;
  const own = captured.filter(({ body }) => stopIdOfVisit(body) === stopId);
  const refusals = own.filter(({ state }) => state === 'refused');
  // What was saved just now comes before what waits for longer.
  const refused = refusals.find(({ key }) => key === saved?.key) ?? refusals[0] ?? null;
  const waiting = own.find(({ state }) => state !== 'refused' && state !== 'held') ?? null;
  const answer = saved === null ? null : queue.answerTo(saved.key);
  const onWay = waiting !== null && (saved === null || waiting.key === saved.key);
  if (saved !== null && (onWay || (answer !== null && refused?.key !== saved.key))) {
    const sending = waiting?.state === 'sending';
    return (
      <VisitSaved
        visit={saved.visit}
        answer={answer}
        sending={sending}
        next={nextOf(doors, captured, stopId)}
        onMend={() => {
          setMended(answer?.id ?? null);
          setSaved(null);
        }}
      />
    );
  }
  if (visit === null || onWay) {
    const kept = refused ?? waiting;
    return (
      <div className="visit">
        {kept !== null && <VisitHead text={words.text(kept)} />}
        {refused === null ? (
          <div className="visit-gone">
            <StateView
              kind="empty"
              title={t(onWay ? 'savedOffline' : 'gone')}
              action={<Link to="/visits">{t('back')}</Link>}
            />
          </div>
        ) : (
          <div className="visit-body">
            <Mending refused={refused} tasks={[]} />
          </div>
        )}
      </div>
    );
  }
  return (
    <div className="visit">
      <VisitHead text={words.text(visit)} visit={visit} />
      <VisitForm
        key={refused?.key ?? 'new'}
        visit={visit}
        refused={refused}
        saved={mended}
        onSaved={(key) => {
          setMended(null);
          setSaved({ key, visit });
        }}
      />
    </div>
  );
}

function VisitHead({ text, visit }: { text: string; visit?: DueVisit }) {
  const t = useMessages(visitMessages);
  return (
    <header className="visit-head">
      <Link to="/visits" aria-label={t('backToList')}>
        <Icon name="chevronLeft" />
      </Link>
      <div>
        <h1>{text}</h1>
        {visit !== undefined && (
          <>
            <PersonWords visit={visit} />
            <DoorNotes visit={visit} />
          </>
        )}
      </div>
    </header>
  );
}

/** The next door of the walk that nobody has been to. */
function nextOf(doors: readonly DueVisit[], captured: readonly CapturedVisit[], stopId: string): DueVisit | null {
  const handled = new Set(captured.map(({ body }) => stopIdOfVisit(body)));
  const place = doors.findIndex((door) => stopIdOf(door) === stopId);
  const ahead = [...doors.slice(place + 1), ...doors.slice(0, Math.max(place, 0))];
  return ahead.find((door) => stopIdOf(door) !== stopId && !handled.has(stopIdOf(door))) ?? null;
}
