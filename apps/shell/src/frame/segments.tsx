import { useId } from 'react';
import './segments.css';

interface SegmentsProps<Value extends string> {
  /** What is chosen, for those who hear the page. */
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/**
 * One of a few, side by side. It looks as antd's own does, which brings tooltips and what places them: too much for a page
 * that everybody waits for.
 */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </div>
  );
}
