import InputNumber from 'antd/es/input-number';
import { type ComponentRef, useEffect, useId, useRef } from 'react';

interface FigureProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  error: string | undefined;
  disabled: boolean;
  /** Once it is its turn, it has the keyboard without a tap. */
  isNext?: boolean;
}

/** One whole number, read off a device: a box with the number pad of the phone. */
export function Figure({ label, value, onChange, error, disabled, isNext = false }: FigureProps) {
  const id = useId();
  const input = useRef<ComponentRef<typeof InputNumber>>(null);
  useEffect(() => {
    if (isNext) input.current?.focus();
  }, [isNext]);
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <InputNumber
        ref={input}
        id={id}
        value={value ?? null}
        onChange={(figure) => onChange(figure ?? undefined)}
        precision={0}
        controls={false}
        inputMode="numeric"
        size="large"
        {...(error === undefined ? {} : { status: 'error' as const, 'aria-describedby': `${id}-error` })}
        aria-invalid={error !== undefined}
        disabled={disabled}
        style={{ width: '100%' }}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="yige-overdue" style={{ margin: 0 }}>
          {error}
        </p>
      )}
    </div>
  );
}
