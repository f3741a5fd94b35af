import { type ReactNode, useId } from 'react';
import { Icon } from '../icon/icon.js';

/** One answer that can be chosen. */
export interface ChoiceOption<Value extends string> {
  /** What is chosen with it. */
  readonly value: Value;
  /** Words of the button. */
  readonly label: ReactNode;
  /** Shown, and not to be chosen. */
  readonly disabled?: boolean | undefined;
}

interface CommonProps<Value extends string> {
  /** The question. */
  readonly label?: ReactNode;
  /** The id of the question, where it stands elsewhere. */
  readonly labelledBy?: string | undefined;
  readonly options: readonly ChoiceOption<Value>[];
  /** Buttons in a row; on a phone at most three. */
  readonly columns?: number | undefined;
  /** What to do about a missing or wrong answer. */
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
}

interface SingleProps<Value extends string> {
  readonly multiple?: false;
  /** Null or undefined: not answered yet. */
  readonly value: Value | null | undefined;
  readonly onChange: (value: Value) => void;
}

interface MultipleProps<Value extends string> {
  readonly multiple: true;
  readonly values: readonly Value[];
  /** The chosen values, in the order of the options. */
  readonly onChange: (values: Value[]) => void;
}

export type ChoiceButtonsProps<Value extends string> = CommonProps<Value> & (SingleProps<Value> | MultipleProps<Value>);

const phoneColumns = 3;

/**
 * Answers as buttons: big on a phone, a segmented control or checkboxes on a desktop.
 * Native radios and checkboxes underneath bring keyboard and semantics.
 */
export function ChoiceButtons<Value extends string>(props: ChoiceButtonsProps<Value>) {
  const { label, labelledBy, options, columns, error, disabled = false } = props;
  const id = useId();
  const isChosen = (value: Value) => (props.multiple ? props.values.includes(value) : props.value === value);
  const choose = (value: Value) => {
    if (!props.multiple) return props.onChange(value);
    const chosen = options.filter((option) => isChosen(option.value) !== (option.value === value));
    props.onChange(chosen.map((option) => option.value));
  };
  const row = columns ?? Math.min(options.length, phoneColumns);

  return (
    <fieldset
      className={`yige-choice ${props.multiple ? 'yige-choice-multiple' : 'yige-choice-single'}`}
      role={props.multiple ? 'group' : 'radiogroup'}
      aria-labelledby={labelledBy}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      aria-invalid={error !== undefined}
      data-columns={columns}
      disabled={disabled}
      style={{ '--yige-choice-columns': row, '--yige-choice-phone-columns': Math.min(row, phoneColumns) }}
    >
      {label !== undefined && <legend className="yige-choice-label">{label}</legend>}
      <div className="yige-choice-options">
        {options.map((option) => (
          <label key={option.value} className="yige-choice-option">
            <input
              className="yige-choice-input"
              type={props.multiple ? 'checkbox' : 'radio'}
              name={id}
              value={option.value}
              checked={isChosen(option.value)}
              disabled={option.disabled}
              onChange={() => choose(option.value)}
            />
            <span className="yige-choice-mark">
              <Icon name="tick" size={16} />
            </span>
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p className="yige-choice-error" id={`${id}-error`} role="alert">
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
    </fieldset>
  );
}
