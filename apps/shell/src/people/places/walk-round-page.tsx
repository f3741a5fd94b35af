import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DoorState, doorStateSchema, type WalkRound, type WalkRoundDoor } from '@yige/contracts';
import { ChoiceButtons, LoadingView, Panel, StateView, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../../api/client.js';
import { modal } from '../../feedback/feedback.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { useChange } from '../forms/use-change.js';
import { doorText, FindingLine } from './findings/finding-line.js';
import { placeMessages } from './place-messages.js';
import { UnlistedDoor } from './unlisted-door.js';
import '../registry-panels.css';
import './places.css';

/** A walk-round door by door. Each answer is kept at once, so that it can be left at any door. */
export default function WalkRoundPage() {
  const t = useMessages(placeMessages);
  const { roundId = '' } = useParams();
  const round = useQuery({
    queryKey: ['walkRounds', 'one', roundId],
    queryFn: ({ signal }) => client.walkRounds.get({ params: { id: roundId }, signal }),
  });
  if (round.isLoading) return <LoadingView />;
  if (round.data !== undefined) return <RoundView round={round.data} />;
  if (!isGone(round.error)) return <ReadFailed onRetry={() => void round.refetch()} />;
  return (
    <div className="yige-page">
      <StateView kind="notFound" title={t('gone')} action={<Link to="/buildings">{t('back')}</Link>} />
    </div>
  );
}

function RoundView({ round }: { round: WalkRound }) {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const cache = useQueryClient();
  const { id, building, unitName, checked, doors, finishedAt } = round;
  const left = doors - checked;
  // What was found is shown where it was walked.
  const finish = useChange(
    () => client.walkRounds.finish({ params: { id } }),
    (answer) => cache.setQueryData(['walkRounds', 'one', id], answer),
  );
  const ask = () => {
    if (left === 0) return finish.run(undefined);
    modal.confirm({
      title: t('finishWith', { count: left }),
      okText: t('finishYes', { count: left }),
      onOk: () => finish.run(undefined),
    });
  };
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>
          {building} <small className="yige-quiet">{unitName}</small>
        </h1>
        <span>{t('progress', { checked, doors })}</span>
      </header>
      {finishedAt !== null && <Found round={round} />}
      <ul className="round-list">
        {round.list.map((door) => (
          <DoorItem key={door.dwellingId} round={round} door={door} />
        ))}
      </ul>
      {finishedAt === null && <UnlistedDoor round={round} />}
      {finishedAt === null && round.findings.length > 0 && <Found round={round} />}
      <footer className="round-foot">
        <span className="yige-quiet">
          {finishedAt !== null ? t('finished', { date: format.dateTime(finishedAt) }) : left === 0 && t('allDone')}
        </span>
        {finishedAt === null && (
          <Button type="primary" loading={finish.busy} onClick={ask}>
            {t('finish')}
          </Button>
        )}
      </footer>
    </div>
  );
}

/** What the round has found, and what became of it. */
function Found({ round: { findings } }: { round: WalkRound }) {
  const t = useMessages(placeMessages);
  return (
    <Panel title={t('found')} hint={findings.length === 0 ? t('nothingFound') : findings.length} flush>
      <ul className="person-fact-lines">
        {findings.map((finding) => (
          <FindingLine key={finding.id} finding={finding} door={doorText(finding)} />
        ))}
      </ul>
    </Panel>
  );
}

const WORDS = { confirmed: 'confirmed', changed: 'changed', vacant: 'vacantFound' } as const;

function DoorItem({ round, door }: { round: WalkRound; door: WalkRoundDoor }) {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const cache = useQueryClient();
  const [note, setNote] = useState(door.note ?? '');
  const check = useChange(
    (found: { state: DoorState; note: string | null }) =>
      client.walkRounds.check({ params: { id: round.id, dwellingId: door.dwellingId }, body: found }),
    (answer) => cache.setQueryData(['walkRounds', 'one', round.id], answer),
    { queue: `walk-round/${round.id}` },
  );
  const state = check.pending?.state ?? door.state;
  // While the choice itself is still on its way the note can be saved already: it waits for its turn.
  const savesNote = check.pending !== null && check.pending.note !== null;
  const closed = round.finishedAt !== null;
  return (
    <li>
      <ChoiceButtons
        label={
          <strong>
            {door.entrance} {door.door}
          </strong>
        }
        value={state}
        disabled={closed}
        onChange={(found) => check.run({ state: found, note: null })}
        options={doorStateSchema.options.map((option) => ({ value: option, label: t(WORDS[option]) }))}
      />
      {state === 'changed' && !closed && (
        <form
          className="form-actions"
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim() !== '') check.run({ state: 'changed', note });
          }}
        >
          <Input
            aria-label={t('note')}
            placeholder={t('note')}
            maxLength={200}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button htmlType="submit" loading={savesNote} disabled={note.trim() === ''}>
            {t('saveNote')}
          </Button>
        </form>
      )}
      {door.by !== null && door.at !== null && (
        <p className="yige-quiet">
          {t('by', { name: door.by, time: format.dateTime(door.at) })}
          {door.note !== null && ` · ${door.note}`}
        </p>
      )}
      {check.failure !== null && <p role="alert">{check.failure}</p>}
    </li>
  );
}
