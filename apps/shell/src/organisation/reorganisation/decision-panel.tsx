import {
  bodyTitles,
  type ReorganisationDecision,
  type ReorganisationOption,
  type ReorganisationPreview,
  roleTitles,
} from '@yige/contracts';
import { Icon, Panel, useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useId } from 'react';
import { previewMessages } from './preview-messages.js';
import { namesOf } from './preview-units.js';

interface DecisionPanelProps {
  preview: ReorganisationPreview;
  /** Left out: what was decided is shown, and stays. */
  onDecide?: (key: string, value: string) => void;
}

/** What people have to decide, each with its question, what follows from it, and the choice. */
export function DecisionPanel({ preview, onDecide }: DecisionPanelProps) {
  const t = useMessages(previewMessages);
  const { decisions } = preview;
  if (decisions.length === 0) return null;
  const done = decisions.filter(({ chosen }) => chosen !== null).length;
  return (
    <Panel
      title={t(onDecide === undefined ? 'decidedReadOnly' : 'decisions')}
      {...(onDecide === undefined ? {} : { hint: t('decided', { total: decisions.length, done }) })}
      flush
    >
      <ol className="decisions">
        {decisions.map((decision, index) => (
          <Decision
            key={decision.key}
            number={index + 1}
            decision={decision}
            nameOf={namesOf(preview)}
            {...(onDecide === undefined ? {} : { onDecide })}
          />
        ))}
      </ol>
    </Panel>
  );
}

interface DecisionProps {
  number: number;
  decision: ReorganisationDecision;
  nameOf: (key: string) => string;
  onDecide?: (key: string, value: string) => void;
}

function Decision({ number, decision, nameOf, onDecide }: DecisionProps) {
  const t = useMessages(previewMessages);
  const label = useOptionLabel(decision.subject.kind);
  const question = useQuestion(decision, nameOf);
  const id = useId();
  const { key, options, chosen } = decision;
  const chosenOption = options.find(({ value }) => value === chosen);
  return (
    <li data-decided={chosen !== null}>
      <span className="decision-mark">{chosen === null ? number : <Icon name="tick" size={14} />}</span>
      <div>
        <label className="decision-question" htmlFor={id}>
          {question.title}
        </label>
        <p className="yige-quiet">{question.hint}</p>
        {onDecide === undefined ? (
          <output id={id}>{chosenOption === undefined ? '—' : label(chosenOption)}</output>
        ) : (
          <Select
            id={id}
            className="decision-choice"
            placeholder={t('choose')}
            value={chosen}
            onChange={(value) => {
              if (value !== null) onDecide(key, value);
            }}
            options={options.map((option) => ({ value: option.value, label: label(option) }))}
          />
        )}
      </div>
    </li>
  );
}

function useOptionLabel(kind: ReorganisationDecision['subject']['kind']): (option: ReorganisationOption) => string {
  const t = useMessages(previewMessages);
  return (option) => {
    if (option.kind === 'end') return t('end');
    if (option.kind === 'holder') return t('holder', { name: option.name, unit: option.unit });
    return kind === 'ownMatters' ? option.name : t('goesTo', { unit: option.name });
  };
}

function useQuestion({ subject }: ReorganisationDecision, nameOf: (key: string) => string) {
  const t = useMessages(previewMessages);
  const localized = useLocalized();
  const unit = nameOf(subject.unit);
  switch (subject.kind) {
    case 'ownMatters':
      return { title: t('ownMatters'), hint: t('ownMattersHint', { unit }) };
    case 'body':
      return {
        title: t('body', { unit, body: localized(bodyTitles[subject.body]), name: subject.name }),
        hint: t('bodyHint'),
      };
    case 'partner':
      return { title: t('partner', { unit, name: subject.name }), hint: t('partnerHint') };
    case 'appointment':
      return {
        title: t('appointment', { unit, role: localized(roleTitles[subject.role]), person: subject.person }),
        hint: t('appointmentHint'),
      };
    case 'leader':
      return { title: t('leader', { unit, role: localized(roleTitles[subject.role]) }), hint: t('leaderHint') };
  }
}
