import {
  type DueVisit,
  type FieldError,
  newId,
  type Problem,
  type SharedFactAnswers,
  type VisitTask,
} from '@yige/contracts';
import { ChoiceButtons, LoadingView, useAnnounce, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useCallback, useId, useState } from 'react';
import { platformNow } from '../api/platform-clock.js';
import { useOnline } from '../frame/use-online.js';
import { Attachments } from '../inbox/conversation/attachments.js';
import { type CapturedVisit, namesOf, refusedPartsOf } from './captured-visit.js';
import { glyphsOf } from './door-words.js';
import { Mending, useDrop } from './mending.js';
import { SharedQuestions } from './shared-questions.js';
import { placeOfVisit, stopIdOf } from './stop.js';
import { useVisitDraft } from './use-visit-draft.js';
import { useVisitQueue } from './visit-device.js';
import {
  answersFor,
  type ChangeDraft,
  draftOf,
  EMPTY_DRAFT,
  partsOf,
  questionsAbout,
  type VisitDraft,
  visitOfRefused,
  withoutPart,
} from './visit-draft.js';
import { visitMessages } from './visit-messages.js';
import { VisitPart } from './visit-part.js';

interface VisitFormProps {
  visit: DueVisit;
  /** What was captured here before and not taken. */
  refused: CapturedVisit | null;
  /** The visit that was saved just now and of which something was refused; null: none. */
  saved: string | null;
  onSaved: (key: string) => void;
}

/** One form for all bureaus: shared questions first, then a block for each, saved with one button. */
export function VisitForm({ visit, refused, saved, onSaved }: VisitFormProps) {
  const t = useMessages(visitMessages);
  const announce = useAnnounce();
  const queue = useVisitQueue();
  const [saving, setSaving] = useState(false);
  const [unusable, setUnusable] = useState<ReadonlySet<string>>(new Set());
  const [given] = useState(() => (refused === null ? EMPTY_DRAFT : draftOf(refused.body, visit.tasks)));
  const { draft, change, forget } = useVisitDraft(stopIdOf(visit), given, visit.tasks);
  const drop = useDrop(visit);
  const told = useCallback((taskId: string, usable: boolean) => {
    setUnusable((known) => {
      const next = new Set(known);
      if (usable) next.delete(taskId);
      else next.add(taskId);
      return next;
    });
  }, []);
  if (draft === null) return <LoadingView />;
  const earlier = refused?.visitId ?? saved;
  const usable = visit.tasks.filter(({ id }) => !unusable.has(id));
  const parts = partsOf(draft, usable);
  const refusals = refused === null ? [] : refusedPartsOf(refused);
  const refusalOf = ({ id, refused: late }: VisitTask): Problem | null => {
    const problem = refusals.find(({ taskId }) => taskId === id)?.problem ?? late?.problem ?? null;
    return draft.values[id] === undefined && !draft.done.includes(id) ? null : problem;
  };
  /** Nothing that was done since is handed in with it. */
  const mendsOnly = parts.every(({ taskId }) =>
    visit.tasks.some((task) => task.id === taskId && refusalOf(task) !== null),
  );
  /** Of what a bureau refused hours or days later: with a note for the next one, they were there once more. */
  const late = draft.note.trim() === '' ? visitOfRefused(parts, visit.tasks) : null;
  const mends = earlier === null ? late : mendsOnly ? earlier : null;
  const dropPart = async (taskId: string) => {
    change((held) => withoutPart(held, taskId));
    if (refused === null) return;
    await queue.keepOnly(
      refused.key,
      refusals.flatMap((part) => (part.taskId === taskId ? [] : [part.taskId])),
    );
  };
  const save = async () => {
    setSaving(true);
    const key = newId();
    const note = draft.note.trim();
    await queue.add({
      key,
      door: visit.door,
      ...(visit.building === undefined ? {} : { building: visit.building }),
      body: {
        ...placeOfVisit(visit),
        outcome: 'met',
        // Who mends what was captured was there when it was.
        capturedAt: refused?.body.capturedAt ?? platformNow().toISOString(),
        parts,
        ...(mends === null ? {} : { mends }),
        // What was taken of the earlier visit has brought the note along.
        ...(earlier !== null || note === '' ? {} : { note }),
      },
      glyphs: glyphsOf(visit),
      tasks: namesOf(visit.tasks),
      ...{ state: 'waiting', problem: null, parts: [], visitId: null },
    });
    if (refused !== null) {
      const handedIn = new Set(parts.map(({ taskId }) => taskId));
      await queue.keepOnly(
        refused.key,
        refusals.flatMap(({ taskId }) => (handedIn.has(taskId) ? [] : [taskId])),
      );
    }
    await forget();
    onSaved(key);
    await queue.sync();
    announce(t(queue.answerTo(key) === null ? 'savedOffline' : 'savedTitle'));
    setSaving(false);
  };
  return (
    <>
      <div className="visit-body">
        {refused !== null && <Mending refused={refused} tasks={visit.tasks} />}
        <Questions
          visit={visit}
          draft={draft}
          onChange={change}
          errors={visit.tasks.flatMap((task) => errorsOf(refusalOf(task)))}
          disabled={saving}
        />
        {visit.tasks.map((task) => {
          const problem = refusalOf(task);
          return (
            <VisitPart
              key={task.id}
              task={task}
              draft={draft}
              onChange={change}
              errors={errorsOf(problem)}
              refusal={problem?.detail ?? problem?.title ?? null}
              onDrop={() => drop(() => dropPart(task.id))}
              onUsable={told}
              disabled={saving}
            />
          );
        })}
        <Photos tasks={visit.tasks} disabled={saving} />
        {earlier === null && <Note draft={draft} onChange={change} disabled={saving} />}
      </div>
      <footer className="visit-bar">
        <Button
          type="primary"
          size="large"
          block
          loading={saving}
          disabled={parts.length === 0}
          onClick={() => void save()}
        >
          {parts.length === 0 ? t('saveNothing') : t('save', { count: parts.length })}
        </Button>
      </footer>
    </>
  );
}

interface SectionProps {
  visit: DueVisit;
  draft: VisitDraft;
  onChange: ChangeDraft;
  disabled: boolean;
}

function Questions({ visit, draft, onChange, errors, disabled }: SectionProps & { errors: readonly FieldError[] }) {
  const t = useMessages(visitMessages);
  const format = useFormat();
  const localized = useLocalized();
  const asked = visit.people
    .map((person) => ({ person, facts: questionsAbout(person.id, visit) }))
    .filter(({ facts }) => facts.length > 0);
  if (asked.length === 0) return null;
  const asking = visit.tasks.filter(({ facts }) => facts.length > 0);
  const bureaus = new Set(asking.map(({ source }) => localized(source.name)));
  return (
    <section className="visit-part">
      <header className="visit-asked">
        <h2>{t('askFirst', { count: asked.reduce((sum, { facts }) => sum + facts.length, 0) })}</h2>
        {bureaus.size > 1 && <small className="yige-quiet">{t('once', { bureaus: format.list(bureaus) })}</small>}
      </header>
      {asked.map(({ person, facts }) => (
        <div key={person.id}>
          {asked.length > 1 && <h3>{person.name}</h3>}
          <SharedQuestions
            facts={facts}
            known={person.known}
            answers={answersOf(visit, draft, person.id)}
            onChange={(answers) =>
              onChange((held) => ({ ...held, answers: { ...held.answers, [person.id]: answers } }))
            }
            errors={errors}
            disabled={disabled}
          />
        </div>
      ))}
    </section>
  );
}

function answersOf({ tasks }: DueVisit, draft: VisitDraft, personId: string): SharedFactAnswers {
  const task = tasks.find((each) => each.personId === personId);
  return task === undefined ? {} : answersFor(draft, task);
}

/** A photo lies beside one task: whoever takes it says which bureau gets it. */
function Photos({ tasks, disabled }: { tasks: readonly VisitTask[]; disabled: boolean }) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const online = useOnline();
  const [chosen, setChosen] = useState<string | null>(null);
  const task = tasks.find(({ id }) => id === chosen) ?? tasks[0];
  return (
    <section className="visit-part">
      <header>
        <h2>{t('photos')}</h2>
      </header>
      {online && task !== undefined ? (
        <>
          {tasks.length > 1 && (
            <ChoiceButtons
              label={t('photosFor')}
              options={tasks.map(({ id, source, title }) => ({
                value: id,
                label: t('bureauAndTitle', { bureau: localized(source.name), title: localized(title) }),
              }))}
              value={task.id}
              onChange={setChosen}
              disabled={disabled}
            />
          )}
          <Attachments key={task.id} taskId={task.id} />
        </>
      ) : (
        <p className="yige-quiet">{t('photosOffline')}</p>
      )}
    </section>
  );
}

function Note({ draft, onChange, disabled }: Omit<SectionProps, 'visit'>) {
  const t = useMessages(visitMessages);
  const id = useId();
  return (
    <section className="visit-part">
      <header>
        <h2>
          <label htmlFor={id}>{t('noteLabel')}</label>
        </h2>
      </header>
      <Input.TextArea
        id={id}
        value={draft.note}
        placeholder={t('noteHint')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        disabled={disabled}
        onChange={({ target: { value } }) => onChange((held) => ({ ...held, note: value }))}
      />
    </section>
  );
}

function errorsOf(problem: Problem | null): readonly FieldError[] {
  return problem?.errors ?? [];
}
