import { type ReactNode, useEffect, useId, useState } from 'react';
import './one-time-code.css';

const DIGITS = 6;
const PERIOD = 30;

interface OneTimeCodeProps {
  label: ReactNode;
  value: string;
  onChange: (digits: string) => void;
  autoFocus?: boolean;
  /** A line under the field, told about with it. */
  hint?: ReactNode;
}

/** Six digits in six cells. One field underneath, so that a code can be pasted, filled in by the phone, and corrected. */
export function OneTimeCode({ label, value, onChange, autoFocus = false, hint }: OneTimeCodeProps) {
  const id = useId();
  const active = Math.min(value.length, DIGITS - 1);
  return (
    <div className="one-time-code">
      <label htmlFor={id}>{label}</label>
      <div className="one-time-cells">
        <input
          id={id}
          value={value}
          inputMode="numeric"
          autoComplete="one-time-code"
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          // biome-ignore lint/a11y/noAutofocus: the step has this one field, and asks for nothing else
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, DIGITS))}
        />
        {Array.from({ length: DIGITS }, (_, cell) => (
          <span key={`cell-${cell + 1}`} aria-hidden="true" data-active={cell === active || undefined}>
            {value.charAt(cell)}
          </span>
        ))}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="one-time-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Seconds until the authenticator shows another code. */
export function useSecondsLeft(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return PERIOD - (Math.floor(now / 1_000) % PERIOD);
}
