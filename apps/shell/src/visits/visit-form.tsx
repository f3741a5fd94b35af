import { type DueVisit, type FieldError, newId, type VisitPart as Part, type SharedFactAnswers } from '@yige/contracts';
import { Icon, LoadingView, useAnnounce, useDisplay, useFormat, useLocalized, useMessages } from '@yige/ui';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useCallback, useId, useState } from 'react';
import { useOnline } from '../frame/use-online.js';
import { Attachments } from '../inbox/conversation/attachments.js';
import type { CapturedVisit } from './captured-visit.js';
import { glyphsOf } from './door-words.js';
import { SharedQuestions } from './shared-questions.js';
import { useVisitDraft } from './use-visit-draft.js';
import { useVisitQueue } from './visit-device.js';
import { answersFor, type ChangeDraft, draftOf, partsOf, questionsAbout, type VisitDraft } from './visit-draft.js';
import { visitMessages } from './visit-messages.js';
import { VisitPart } from './visit-part.js';

interface VisitFormProps {
  visit: DueVisit;
  /** What was captured here before and not taken. */
  refused: CapturedVisit | null;
  onSaved: (key: string) => void;
}

/** One form for all bureaus: shared questions first, then a block for each, saved with one button. */
export function VisitForm({ visit, refused, onSaved }: VisitFormProps) {
  const t = useMessages(visitMessages);
  const announce = useAnnounce();
  const queue = useVisitQueue();
  const [saving, setSaving] = useState(false);
  const [unusable, setUnusable] = useState<ReadonlySet<string>>(new Set());
  const { draft, change, forget } = useVisitDraft(
    visit.householdId,
    refused === null ? null : draftOf(refused.body, visit.tasks),
  );
  const told = useCallback((taskId: string, usable: boolean) => {
    setUnusable((known) => {
      const next = new Set(known);
      if (usable) next.delete(taskId);
      else next.add(taskId);
      return next;
    });
  }, []);
  if (draft === null) return <LoadingView />;
  const usable = visit.tasks.filter(({ id }) => !unusable.has(id));
  const parts = partsOf(draft, usable);
  const outcomes = refused?.parts ?? [];
  const save = async () => {
    setSaving(true);
    const key = newId();
    const note = draft.note.trim();
    await queue.add({
      key,
      door: visit.door,
      body: {
        householdId: visit.householdId,
        outcome: 'met',
        // Who mends what was captured was there when it was.
        capturedAt: refused?.body.capturedAt ?? new Date().toISOString(),
        parts,
        ...(note === '' ? {} : { note }),
      },
      glyphs: glyphsOf(visit),
      ...{ state: 'waiting', problem: null, parts: [] },
    });
    if (refused !== null) await queue.drop(refused.key);
    await forget();
    onSaved(key);
    await queue.sync();
    announce(t(queue.answerTo(key) === null ? 'savedOffline' : 'savedTitle'));
    setSaving(false);
  };
  return (
    <>
      <div className="visit-body">
        {refused !== null && <Mending refused={refused} />}
        <Questions visit={visit} draft={draft} onChange={change} outcomes={outcomes} disabled={saving} />
        {visit.tasks.map((task) => {
          const outcome = outcomes.find(({ taskId }) => taskId === task.id);
          return (
            <VisitPart
              key={task.id}
              task={task}
              draft={draft}
              onChange={change}
              errors={errorsOf(outcome)}
              refusal={outcome?.problem?.detail ?? outcome?.problem?.title ?? null}
              onUsable={told}
              disabled={saving}
            />
          );
        })}
        <PhotosAndNote visit={visit} draft={draft} onChange={change} disabled={saving} />
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

function Questions({ visit, draft, onChange, outcomes, disabled }: SectionProps & { outcomes: readonly Part[] }) {
  const t = useMessages(visitMessages);
  const format = useFormat();
  const localized = useLocalized();
  const asked = visit.people
    .map((person) => ({ person, facts: questionsAbout(person.id, visit) }))
    .filter(({ facts }) => facts.length > 0);
  if (asked.length === 0) return null;
  const asking = visit.tasks.filter(({ facts }) => facts.length > 0);
  const bureaus = new Set(asking.map(({ source }) => localized(source.name)));
  const errors = outcomes.flatMap(errorsOf);
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

function PhotosAndNote({ visit, draft, onChange, disabled }: SectionProps) {
  const t = useMessages(visitMessages);
  const online = useOnline();
  const id = useId();
  const [first] = visit.tasks;
  return (
    <section className="visit-part">
      <header>
        <h2>{t('photosAndNote')}</h2>
      </header>
      {online && first !== undefined ? (
        <Attachments taskId={first.id} />
      ) : (
        <p className="yige-quiet">{t('photosOffline')}</p>
      )}
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={id}>
          {t('noteLabel')}
        </label>
        <Input.TextArea
          id={id}
          value={draft.note}
          placeholder={t('noteHint')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          disabled={disabled}
          onChange={({ target: { value } }) => onChange((held) => ({ ...held, note: value }))}
        />
      </div>
    </section>
  );
}

/** What was not taken, and the way to give it up. */
function Mending({ refused }: { refused: CapturedVisit }) {
  const t = useMessages(visitMessages);
  const queue = useVisitQueue();
  const { modal } = App.useApp();
  const { phone } = useDisplay();
  const count = refused.parts.filter(({ state }) => state === 'refused').length;
  const drop = () =>
    modal.confirm({
      title: t('dropSure', { door: refused.door.text }),
      okText: t('dropYes'),
      cancelText: t('keep'),
      centered: phone,
      onOk: () => queue.drop(refused.key),
    });
  return (
    <div className="visit-refusal" role="alert">
      <Icon name="alert" size={20} />
      <div>
        <strong>
          {refused.problem === null
            ? t('mendTitle', { count })
            : t('refusedWhole', { reason: refused.problem.detail ?? refused.problem.title })}
        </strong>
        <p>{t('mendHint')}</p>
        <button type="button" className="yige-link-button" onClick={drop}>
          {t('drop')}
        </button>
      </div>
    </div>
  );
}

function errorsOf(part: Part | undefined): readonly FieldError[] {
  return part?.problem?.errors ?? [];
}
