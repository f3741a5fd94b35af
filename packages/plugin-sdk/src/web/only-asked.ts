import { useEffect } from 'react';
import type { TaskFormProps } from './components.js';

/**
 * Takes back the answers of a form to what is no longer asked. The portal asks the shared facts above the form: another
 * answer there, such as nobody met, takes questions away whose answers stand in `value` already. `asked` is what of `value`
 * is still asked.
 */
export function useOnlyAsked<Result extends object>(
  { value, onChange, disabled }: Pick<TaskFormProps<Result>, 'value' | 'onChange' | 'disabled'>,
  asked: Partial<Result>,
): void {
  useEffect(() => {
    if (!disabled && Object.keys(asked).length < Object.keys(value).length) onChange(asked);
  });
}
