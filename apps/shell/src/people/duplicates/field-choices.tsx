import type { DuplicateField, DuplicateSide, Person } from '@yige/contracts';
import { Icon, Panel, useMessages } from '@yige/ui';
import { type ReactNode, useId } from 'react';
import { duplicateMessages } from './duplicate-messages.js';
import { FieldText, useFieldTitle } from './field-text.js';

export const SIDES = ['first', 'second'] as const satisfies readonly DuplicateSide[];

interface Both {
  first: Person;
  second: Person;
}

interface FieldChoicesProps {
  people: Both;
  fields: readonly DuplicateField[];
  sideOf: (field: string) => DuplicateSide;
  onChoose: (field: string, side: DuplicateSide) => void;
  /** What to mend in a field; undefined when it is well. */
  errorAt: (field: string) => string | undefined;
}

/** The fields in which the two differ, each a choice between two sides. */
export function FieldChoices({ people, fields, sideOf, onChoose, errorAt }: FieldChoicesProps) {
  const t = useMessages(duplicateMessages);
  const titleOf = useFieldTitle([people.first, people.second]);
  const differing = fields.filter(({ difference }) => difference === 'differs');
  if (differing.length === 0) return null;
  return (
    <Panel title={t('choose')} hint={t('chooseHint')} flush>
      {differing.map(({ field }) => (
        <SideChoice
          key={field}
          title={titleOf(field)}
          value={sideOf(field)}
          onChoose={(side) => onChoose(field, side)}
          error={errorAt(field)}
          contentOf={(side) => <FieldText person={people[side]} field={field} />}
        />
      ))}
    </Panel>
  );
}

interface SideChoiceProps {
  title: string;
  value: DuplicateSide;
  onChoose: (side: DuplicateSide) => void;
  error?: string | undefined;
  contentOf: (side: DuplicateSide) => ReactNode;
}

/** Two sides of which one holds: arrow keys go between them, the whole cell is the target. */
export function SideChoice({ title, value, onChoose, error, contentOf }: SideChoiceProps) {
  const id = useId();
  return (
    <div
      className="duplicate-row"
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <span className="duplicate-title" id={id}>
        {title}
      </span>
      {SIDES.map((side) => (
        <label key={side} className="duplicate-side">
          <input type="radio" name={id} checked={value === side} onChange={() => onChoose(side)} />
          <span>{contentOf(side)}</span>
        </label>
      ))}
      {error !== undefined && (
        <p className="form-error" id={`${id}-error`} role="alert">
          <Icon name="alert" size={14} /> {error}
        </p>
      )}
    </div>
  );
}

/** What needs no choice: it is the same, or only one of them says it. Other names and phones are all kept. */
export function SettledFields({ people, fields }: { people: Both; fields: readonly DuplicateField[] }) {
  const t = useMessages(duplicateMessages);
  const titleOf = useFieldTitle([people.first, people.second]);
  const settled = fields.filter(({ difference }) => difference !== 'differs');
  const both = [people.first, people.second];
  const aliases = [...new Set(both.flatMap((person) => person.aliases))];
  const phones = both.flatMap((person) => person.furtherPhones);
  return (
    <Panel title={t('agree')} hint={t('agreeHint')} flush>
      <dl className="duplicate-settled">
        {settled.map(({ field, difference }) => (
          <div key={field}>
            <dt>{titleOf(field)}</dt>
            <dd>
              <FieldText person={difference === 'onlySecond' ? people.second : people.first} field={field} />
            </dd>
            <dd className="yige-quiet">{difference === 'same' ? t('same') : t('onlyOne')}</dd>
          </div>
        ))}
        {aliases.length > 0 && (
          <div>
            <dt>{t('aliases')}</dt>
            <dd>{aliases.join('、')}</dd>
            <dd className="yige-quiet">{t('allKept')}</dd>
          </div>
        )}
        {phones.length > 0 && (
          <div>
            <dt>{t('furtherPhones')}</dt>
            <dd>{phones.map(({ phone, label }) => `${label} ${phone}`).join('、')}</dd>
            <dd className="yige-quiet">{t('allKept')}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
