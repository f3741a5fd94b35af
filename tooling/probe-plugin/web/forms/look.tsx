import { ChoiceButtons, defineTaskForm, errorOf, type TaskFormProps } from '@yige/plugin-sdk/web';
import type { LookResult } from '../../contract.js';
import { failIfTold } from '../seen.js';

const answers = [
  { value: 'good', label: '都好' },
  { value: 'bad', label: '要修' },
] as const;

/** One question, so that a visit has a second bureau's form. */
function LookForm({ value, onChange, errors, disabled }: TaskFormProps<LookResult>) {
  failIfTold();
  return (
    <ChoiceButtons
      label="用电用气怎么样？"
      options={answers}
      value={value.wiring}
      onChange={(wiring) => onChange({ wiring })}
      error={errorOf(errors, 'wiring') ?? undefined}
      disabled={disabled}
    />
  );
}

export default defineTaskForm<LookResult>(LookForm);
