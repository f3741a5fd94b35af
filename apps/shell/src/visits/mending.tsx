import { type Json, sharedFactNameSchema, sharedFacts, type VisitTask } from '@yige/contracts';
import { BureauCell, Icon, useAnnounce, useDisplay, useLocalized, useMessages } from '@yige/ui';
import { z } from 'zod';
import { modal } from '../feedback/feedback.js';
import { type CapturedVisit, type RefusedPart, refusedPartsOf } from './captured-visit.js';
import { type Stop, useStopWords } from './stop.js';
import { useVisitQueue } from './visit-device.js';
import { visitMessages } from './visit-messages.js';

interface MendingProps {
  refused: CapturedVisit;
  /** What is still to be done at the door: there such parts are mended in their forms. */
  tasks: readonly VisitTask[];
}

/** What was not taken, part by part, and the way to give it up. */
export function Mending({ refused, tasks }: MendingProps) {
  const t = useMessages(visitMessages);
  const queue = useVisitQueue();
  const drop = useDrop(refused);
  const parts = refusedPartsOf(refused);
  const gone = parts.filter(({ taskId }) => tasks.every(({ id }) => id !== taskId));
  const { problem } = refused;
  const taken = refused.body.parts.length - parts.length;
  return (
    <div className="visit-refusal" role="alert">
      <Icon name="alert" size={20} />
      <div>
        <strong>
          {problem === null
            ? t(taken > 0 ? 'mendPartly' : 'mendTitle', { count: parts.length, taken })
            : t('refusedWhole', { reason: problem.detail ?? problem.title })}
        </strong>
        {parts.length > gone.length && <p>{t('mendHint')}</p>}
        {gone.length > 0 && <p>{t('mendGone', { count: gone.length })}</p>}
        <ul className="visit-refused-parts">
          {gone.map((part) => (
            <GonePart
              key={part.taskId}
              part={part}
              onDrop={() =>
                drop(() =>
                  queue.keepOnly(
                    refused.key,
                    parts.flatMap(({ taskId }) => (taskId === part.taskId ? [] : [taskId])),
                  ),
                )
              }
            />
          ))}
        </ul>
        {(parts.length > 1 || gone.length === 0) && (
          <button type="button" className="yige-link-button" onClick={() => drop(() => queue.drop(refused.key))}>
            {t('drop')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Asks before something that was captured is lost. */
export function useDrop(stop: Stop): (drop: () => Promise<void>) => void {
  const t = useMessages(visitMessages);
  const words = useStopWords();
  const { phone } = useDisplay();
  return (drop) =>
    modal.confirm({
      title: t('dropSure', { door: words.text(stop) }),
      okText: t('dropYes'),
      cancelText: t('keep'),
      centered: phone,
      onOk: drop,
    });
}

/** Of a task that is no longer to be done here: what was captured, to be told to the bureau by other means. */
function GonePart({ part: { task, problem, result }, onDrop }: { part: RefusedPart; onDrop: () => void }) {
  const t = useMessages(visitMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const answers = useAnswers(result);
  const title = task === null ? t('partUnnamed') : localized(task.title);
  const copy = async () => {
    const bureau = task === null ? [] : [localized(task.source.name)];
    const lines = answers.map(([name, answer]) => `${name}：${answer}`);
    await navigator.clipboard.writeText([[...bureau, title].join(' · '), ...lines].join('\n'));
    announce(t('copied'));
  };
  return (
    <li>
      <header>
        {task !== null && (
          <BureauCell glyph={task.source.glyph} color={task.source.color} title={localized(task.source.name)} />
        )}
        <strong>{title}</strong>
      </header>
      {problem !== null && <p>{problem.detail ?? problem.title}</p>}
      {answers.length > 0 && (
        <dl>
          {answers.map(([name, answer]) => (
            <div key={name} className="visit-refused-answer">
              <dt>{name}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      <footer>
        {/* Browsers give the clipboard to pages over HTTPS only: elsewhere it is copied by hand. */}
        {window.isSecureContext && answers.length > 0 && (
          <button type="button" className="yige-link-button" onClick={() => void copy()}>
            {t('copyAnswers')}
          </button>
        )}
        <button type="button" className="yige-link-button" onClick={onDrop}>
          {t('dropPart')}
        </button>
      </footer>
    </li>
  );
}

const answersSchema = z.record(z.string(), z.json()).catch({});

/** What was answered, the portal's own questions in its words and the bureau's by the names of their fields. */
function useAnswers(result: Json): (readonly [name: string, answer: string])[] {
  const localized = useLocalized();
  return Object.entries(answersSchema.parse(result)).map(([name, value]) => {
    const known = sharedFactNameSchema.safeParse(name);
    const fact = known.success ? sharedFacts[known.data] : null;
    const option = fact?.options.find((each) => each.value === value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [fact === null ? name : localized(fact.question), option === undefined ? text : localized(option.title)];
  });
}
