import type { FieldError, Json, PortalPlugin, SharedFactAnswers, VisitTask } from '@yige/contracts';
import { BureauCell, DueLabel, Icon, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useCallback } from 'react';
import { usePortal } from '../app/portal.js';
import { pluginOfForm } from '../plugins/form-plugin.js';
import { PluginComponent } from '../plugins/plugin-component.js';
import { OpenVersion } from '../plugins/version-notice.js';
import { isAskedNow, isOfPerson, mayBeFilledIn } from './shared-answers.js';
import { SharedQuestions } from './shared-questions.js';
import { answersFor, askedOf, type ChangeDraft, type VisitDraft } from './visit-draft.js';
import { visitMessages } from './visit-messages.js';

interface VisitPartProps {
  task: VisitTask;
  draft: VisitDraft;
  onChange: ChangeDraft;
  errors: readonly FieldError[];
  /** Why the platform did not take this part. */
  refusal: string | null;
  /** Gives up what was refused of it. */
  onDrop: () => void;
  /** Whether its form has come, or there is none. */
  onUsable: (taskId: string, usable: boolean) => void;
  disabled: boolean;
}

/** One bureau's part of a visit, by what its type leaves to whoever stands at the door. */
export function VisitPart({ task, draft, onChange, errors, refusal, onDrop, onUsable, disabled }: VisitPartProps) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const { id, source, title, dueAt, power } = task;
  const aside = draft.aside.includes(id);
  const put = (list: 'aside' | 'done', isIn: boolean) =>
    onChange((held) => ({ ...held, [list]: isIn ? [...held[list], id] : held[list].filter((each) => each !== id) }));
  return (
    <section className="visit-part" aria-label={localized(title)} data-aside={aside}>
      <header>
        <BureauCell glyph={source.glyph} color={source.color} title={localized(source.name)} />
        <h2>{localized(title)}</h2>
        <DueLabel dueAt={dueAt ?? null} />
      </header>
      {refusal !== null && (
        <p className="visit-refusal" role="alert">
          <Icon name="alert" size={16} /> {refusal}
        </p>
      )}
      {refusal !== null && (
        <button type="button" className="yige-link-button" disabled={disabled} onClick={onDrop}>
          {t('dropPart')}
        </button>
      )}
      {aside ? (
        <p className="yige-quiet">{t('setAsideHint')}</p>
      ) : (
        <>
          {power === 'collect' && <p className="yige-quiet">{t('collects', { name: localized(source.name) })}</p>}
          <OwnQuestions task={task} draft={draft} onChange={onChange} errors={errors} disabled={disabled} />
          <PartBody
            task={task}
            draft={draft}
            onChange={onChange}
            errors={errors}
            onUsable={onUsable}
            disabled={disabled}
            onDone={(isDone) => put('done', isDone)}
          />
        </>
      )}
      <button type="button" className="yige-link-button" disabled={disabled} onClick={() => put('aside', !aside)}>
        {t(aside ? 'takeUp' : 'setAside')}
      </button>
    </section>
  );
}

/** What this bureau asks for itself, before its form. */
function OwnQuestions({
  task,
  draft,
  onChange,
  errors,
  disabled,
}: Omit<VisitPartProps, 'refusal' | 'onDrop' | 'onUsable'>) {
  const t = useMessages(visitMessages);
  // Of a household or building nobody else asks: its part does.
  const own = task.facts.filter((fact) => task.personId === null || !isOfPerson(fact));
  const answers = answersFor(draft, task);
  const asked = own.filter((fact) => isAskedNow(fact, task.facts, answers));
  if (own.length === 0) return null;
  if (asked.length === 0) return <p className="yige-quiet">{t('askInPerson')}</p>;
  const answer = ({ consent, ...others }: SharedFactAnswers) =>
    onChange((held) => ({
      ...held,
      answers: task.personId === null ? { ...held.answers, [askedOf(task)]: others } : held.answers,
      consents: consent === undefined ? held.consents : { ...held.consents, [task.id]: consent },
    }));
  return (
    <>
      <SharedQuestions
        facts={asked}
        known={[]}
        answers={answers}
        onChange={answer}
        errors={errors}
        disabled={disabled}
      />
      {own.includes('consent') && <p className="yige-quiet">{t('consentHint')}</p>}
    </>
  );
}

type PartBodyProps = Omit<VisitPartProps, 'refusal' | 'onDrop'> & { onDone: (isDone: boolean) => void };

function PartBody({ task, draft, onChange, errors, onUsable, disabled, onDone }: PartBodyProps) {
  const t = useMessages(visitMessages);
  const { plugins } = usePortal();
  const done = draft.done.includes(task.id);
  if (!mayBeFilledIn(task.facts, answersFor(draft, task))) return null;
  if (task.form === null) {
    return (
      <Button
        size="large"
        block
        type={done ? 'primary' : 'default'}
        aria-pressed={done}
        disabled={disabled}
        icon={done ? <Icon name="tick" /> : undefined}
        onClick={() => onDone(!done)}
      >
        {task.power === 'confirm' ? t(done ? 'confirmed' : 'confirm') : t('include')}
      </Button>
    );
  }
  const { expose } = task.form;
  return (
    <OpenVersion plugin={pluginOfForm(plugins, task.form)} absent={<NotLoaded />}>
      {(plugin) => (
        <PartForm
          plugin={plugin}
          expose={expose}
          task={task}
          draft={draft}
          onValue={(value) => onChange((held) => ({ ...held, values: { ...held.values, [task.id]: value } }))}
          errors={errors}
          onUsable={onUsable}
          disabled={disabled}
        />
      )}
    </OpenVersion>
  );
}

interface PartFormProps extends Pick<VisitPartProps, 'task' | 'draft' | 'errors' | 'onUsable' | 'disabled'> {
  plugin: PortalPlugin;
  expose: string;
  onValue: (value: Record<string, Json>) => void;
}

function PartForm({ plugin, expose, task, draft, onValue, errors, onUsable, disabled }: PartFormProps) {
  const told = useCallback((usable: boolean) => onUsable(task.id, usable), [onUsable, task.id]);
  return (
    <PluginComponent
      plugin={plugin}
      expose={expose}
      failed={<NotLoaded />}
      onUsable={told}
      props={{
        task,
        facts: answersFor(draft, task),
        value: draft.values[task.id] ?? {},
        onChange: onValue,
        errors,
        disabled,
      }}
    />
  );
}

function NotLoaded() {
  const t = useMessages(visitMessages);
  return (
    <p className="visit-not-loaded">
      <Icon name="unplugged" size={20} /> {t('notLoaded')}
    </p>
  );
}
