import { useId } from 'react';

interface FileFieldProps {
  label: string;
  accept: string;
  hint: string;
  /** What to do about it. */
  fault: string | undefined;
  onChange: (file: File | null) => void;
}

export function FileField({ label, accept, hint, fault, onChange }: FileFieldProps) {
  const id = useId();
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="plugin-file"
        type="file"
        accept={accept}
        aria-describedby={`${id}-note`}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
      <span id={`${id}-note`} className={fault === undefined ? 'yige-quiet' : 'yige-overdue'}>
        {fault ?? hint}
      </span>
    </div>
  );
}
