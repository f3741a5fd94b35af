import {
  type FieldError,
  type SharedFact,
  type SharedFactAnswers,
  type SharedFactName,
  sharedFacts,
  type VisitPerson,
} from '@yige/contracts';
import { ChoiceButtons, Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import { useState } from 'react';
import { isAskedNow, stillAsked } from './shared-answers.js';
import { visitMessages } from './visit-messages.js';

type Known = VisitPerson['known'];

interface SharedQuestionsProps {
  facts: readonly SharedFactName[];
  /** What the registry knows; nothing where nobody asked it. */
  known: Known;
  answers: SharedFactAnswers;
  onChange: (answers: SharedFactAnswers) => void;
  /** What the platform found wrong, with pointers below `/body/result`. */
  errors: readonly FieldError[];
  disabled: boolean;
}

/** What several bureaus ask about one person, once (一数一源); what is known already takes one tap. */
export function SharedQuestions({ facts, known, answers, onChange, errors, disabled }: SharedQuestionsProps) {
  return (
    <div className="visit-questions">
      {facts
        .filter((name) => isAskedNow(name, facts, answers))
        .map((name) => (
          <Question
            key={name}
            fact={sharedFacts[name]}
            known={known.find(({ fact }) => fact === name)}
            answer={answers[name]}
            onAnswer={(answer) => onChange(stillAsked({ ...answers, [name]: answer }, facts))}
            isWrong={errors.some(({ pointer }) => pointer === `/body/result/${name}`)}
            disabled={disabled}
          />
        ))}
    </div>
  );
}

interface QuestionProps {
  fact: SharedFact;
  known: Known[number] | undefined;
  answer: string | undefined;
  onAnswer: (answer: string) => void;
  isWrong: boolean;
  disabled: boolean;
}

function Question({ fact, known, answer, onAnswer, isWrong, disabled }: QuestionProps) {
  const t = useMessages(visitMessages);
  const format = useFormat();
  const localized = useLocalized();
  const [changed, setChanged] = useState(false);
  const error = isWrong && answer === undefined ? t('answerThis') : undefined;
  const all = fact.options.map(({ value, title }) => ({ value, label: localized(title) }));
  if (known === undefined || changed || (answer !== undefined && answer !== known.value)) {
    return (
      <ChoiceButtons
        label={localized(fact.question)}
        options={all}
        value={answer}
        onChange={onAnswer}
        error={error}
        disabled={disabled}
      />
    );
  }
  const held = fact.options.find(({ value }) => value === known.value);
  return (
    <div>
      <ChoiceButtons
        label={localized(fact.question)}
        options={[
          { value: 'same', label: t('stillSo') },
          { value: 'changed', label: t('changedSince') },
        ]}
        value={answer === known.value ? 'same' : undefined}
        onChange={(choice) => (choice === 'same' ? onAnswer(known.value) : setChanged(true))}
        error={error}
        disabled={disabled}
      />
      <p className="visit-known">
        <Icon name="source" size={14} />
        {t('known', {
          answer: held === undefined ? known.value : localized(held.title),
          source: known.source,
          date: format.date(known.since),
        })}
      </p>
    </div>
  );
}
