import type { Appointment, StaffMember } from '@yige/contracts';
import { Panel, StatusChip, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { CorrectDialog } from '../dialogs/correct-dialog.js';
import { EndDialog } from '../dialogs/end-dialog.js';
import { SecondDialog } from '../dialogs/second-dialog.js';
import { UpwardChip, usePlaceWords, useSpanWords } from '../post-words.js';
import { staffMessages } from '../staff-messages.js';
import { memberMessages } from './member-messages.js';

type Open = { act: 'end' | 'correct' | 'second'; appointment: Appointment };

/** Every appointment over time, latest first; a secondment says from which post it lends. */
export function PostsPanel({ member }: { member: StaffMember }) {
  const t = useMessages(memberMessages);
  const [open, setOpen] = useState<Open | null>(null);
  const { appointments, posts, displayName } = member;
  const close = () => setOpen(null);
  return (
    <Panel title={t('posts')} hint={t('postsHint', { count: posts.length })} flush>
      {appointments.length === 0 && <p className="staff-none">{t('noAppointments')}</p>}
      <ol className="staff-timeline">
        {appointments.map((appointment) => (
          <li key={appointment.id} data-state={appointment.state}>
            <Post
              appointment={appointment}
              home={appointments.find(({ id }) => id === appointment.secondedFrom)}
              onAct={(act) => setOpen({ act, appointment })}
            />
          </li>
        ))}
      </ol>
      {open?.act === 'end' && <EndDialog appointment={open.appointment} onClose={close} />}
      {open?.act === 'correct' && <CorrectDialog appointment={open.appointment} onClose={close} />}
      {open?.act === 'second' && <SecondDialog name={displayName} home={open.appointment} onClose={close} />}
    </Panel>
  );
}

interface PostProps {
  appointment: Appointment;
  home: Appointment | undefined;
  onAct: (act: Open['act']) => void;
}

function Post({ appointment, home, onAct }: PostProps) {
  const t = useMessages(memberMessages);
  const of = useMessages(staffMessages);
  const localized = useLocalized();
  const placeOf = usePlaceWords();
  const spanOf = useSpanWords();
  const { title, kind, basis, state, mayChange, upward } = appointment;
  const running = state === 'current' || state === 'lent';
  return (
    <>
      <div className="staff-timeline-words">
        <strong>{localized(title)}</strong> <PostState appointment={appointment} />
        {upward && <UpwardChip appointment={appointment} />}
        <div>{placeOf(appointment)}</div>
        <div className="yige-quiet">
          {of(kind)} · {spanOf(appointment)}
          {basis !== null && ` · ${of('basis', { basis })}`}
        </div>
        {home !== undefined && (
          <div className="yige-quiet">{t('homeIs', { place: placeOf(home), post: localized(home.title) })}</div>
        )}
      </div>
      {mayChange && state !== 'withdrawn' && (
        <div className="staff-timeline-acts">
          {state === 'current' && kind !== 'secondment' && (
            <Button onClick={() => onAct('second')}>{t('second')}</Button>
          )}
          {(running || state === 'upcoming') && (
            <Button onClick={() => onAct('end')}>{t(running ? 'end' : 'withdraw')}</Button>
          )}
          <Button onClick={() => onAct('correct')}>{t('correct')}</Button>
        </div>
      )}
    </>
  );
}

/** A post that is simply held needs no word. */
function PostState({ appointment: { state } }: { appointment: Appointment }) {
  const of = useMessages(staffMessages);
  if (state === 'current') return null;
  if (state === 'past' || state === 'upcoming') return <span className="yige-quiet">{of(state)}</span>;
  return <StatusChip status="withdrawn" label={of(state)} />;
}
