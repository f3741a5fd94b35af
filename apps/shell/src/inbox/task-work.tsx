import type { FieldError, PortalPlugin, Task } from '@yige/contracts';
import { Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import { type ReactNode, useState } from 'react';
import { EvidenceAsked } from '../admission/evidence-asked.js';
import { usePortal } from '../app/portal.js';
import { pluginOfForm } from '../plugins/form-plugin.js';
import { PluginComponent } from '../plugins/plugin-component.js';
import { OpenVersion } from '../plugins/version-notice.js';
import { mayBeFilledIn, sharedApart } from '../visits/shared-answers.js';
import { SharedQuestions } from '../visits/shared-questions.js';
import { isCollected } from './collected.js';
import { Attachments } from './conversation/attachments.js';
import { type Draft, type DraftValue, readDraft, writeDraft } from './drafts.js';
import { inboxMessages } from './inbox-messages.js';
import { TaskActions } from './task-actions.js';
import { type TaskActing, useTaskAction } from './use-task-action.js';

interface TaskWorkProps {
  task: Task;
  history: ReactNode;
  /** It went to somebody else, and is out of one’s sight. */
  onLost: () => void;
}

/** The form of the plugin, its draft, and the bar of actions. The form is controlled from here and never submits. */
export function TaskWork({ task, history, onLost }: TaskWorkProps) {
  const format = useFormat();
  const t = useMessages(inboxMessages);
  const [draft, setDraft] = useState<Draft | null>(() => readDraft(task.id));
  const action = useTaskAction(task, { draft, onDraft: setDraft, onLost });
  const maySubmit = task.actions.includes('submit');
  return (
    <>
      <div className="task-body">
        <div className="task-form">
          <Outcome task={task} acting={action} />
          {(maySubmit || action.busy) && (
            <FormPart
              task={task}
              value={draft?.value ?? {}}
              onChange={(value) => {
                setDraft(writeDraft(task.id, value));
                action.forget();
              }}
              errors={action.errors}
              disabled={action.busy}
            />
          )}
          <EvidenceAsked taskId={task.id} />
          <Attachments taskId={task.id} />
        </div>
        {history}
      </div>
      {task.actions.length > 0 && (
        <footer className="task-bar">
          <TaskActions task={task} busy={action.busy} onAct={action.act} />
          {draft !== null && (
            <span className="task-draft">
              <Icon name="check" size={16} /> {t('draftSaved', { time: format.time(draft.savedAt) })}
            </span>
          )}
        </footer>
      )}
    </>
  );
}

interface FormPartProps {
  task: Task;
  value: DraftValue;
  onChange: (value: DraftValue) => void;
  errors: readonly FieldError[];
  disabled: boolean;
}

/** Shared questions and the plugin's form fill one result; each has only what is its own. */
function FormPart({ task, value, onChange, ...rest }: FormPartProps) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const { plugins } = usePortal();
  const { facts, own } = sharedApart(value, task.facts);
  const { form } = task;
  const noForm = <p className="yige-quiet">{t('noForm')}</p>;
  if (form === null) return noForm;
  const formOf = (plugin: PortalPlugin) => (
    <>
      <h3>
        {t('record')} <small>{t('formBy', { name: localized(plugin.name) })}</small>
      </h3>
      {task.facts.length > 0 && (
        <SharedQuestions
          facts={task.facts}
          known={[]}
          answers={facts}
          // What was seen is not kept of somebody who does not agree.
          onChange={(answers) => onChange({ ...(mayBeFilledIn(task.facts, answers) ? own : {}), ...answers })}
          {...rest}
        />
      )}
      {mayBeFilledIn(task.facts, facts) && (
        <PluginComponent
          plugin={plugin}
          expose={form.expose}
          props={{
            task,
            facts,
            value: own,
            onChange: (changed: DraftValue) => onChange({ ...changed, ...facts }),
            ...rest,
          }}
        />
      )}
    </>
  );
  return (
    <OpenVersion plugin={pluginOfForm(plugins, form)} absent={noForm}>
      {formOf}
    </OpenVersion>
  );
}

/** What became of the last attempt, where it is not simply done. */
function Outcome({ task, acting: { failure, refusal, errors } }: { task: Task; acting: TaskActing }) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const name = localized(task.source.name);
  if (task.submission?.state === 'pending') {
    return (
      <div className="task-note" data-tone="warning" role="status">
        <Icon name="clock" size={16} />
        <div>
          <strong>{t('pendingTitle', { name })}</strong>
          <p>{t('pendingHint', { name })}</p>
        </div>
      </div>
    );
  }
  if (isCollected(task)) {
    return (
      <div className="task-note" data-tone="info" role="status">
        <Icon name="check" size={16} />
        <div>
          <strong>{t('collected')}</strong>
          <p>{t('collectedHint', { name })}</p>
        </div>
      </div>
    );
  }
  if (failure !== null) {
    return (
      <div className="task-note" data-tone="error" role="alert">
        <Icon name="alert" size={16} />
        <div>
          <strong>{failure}</strong>
          {errors.length > 0 && <p>{t('lookAgain', { count: errors.length })}</p>}
        </div>
      </div>
    );
  }
  if (refusal === null || task.actions.length === 0) return null;
  return (
    <div className="task-note" data-tone="error" role="alert">
      <Icon name="stop" size={16} />
      <div>
        <strong>{t('refusedTitle', { name })}</strong>
        <p>{refusal.detail ?? refusal.title}</p>
        <p>{t('refusedHint')}</p>
      </div>
    </div>
  );
}
