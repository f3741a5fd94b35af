import type { z } from 'zod';
import { safetySchema } from '../../contract.js';

type Safety = z.output<typeof safetySchema>;
/** `all` is no answer of its own: it says each of them in one tap. */
export type SafetyChoice = 'all' | Safety;

export const safetyChoices: readonly SafetyChoice[] = ['all', ...safetySchema.options];

/** Which buttons are pressed. */
export function pressedOf(inOrder: readonly Safety[]): SafetyChoice[] {
  return safetyChoices.filter((choice) => (choice === 'all' ? isAll(inOrder) : inOrder.includes(choice)));
}

/** What is in order once these buttons are pressed. */
export function inOrderOf(pressed: readonly SafetyChoice[], before: readonly Safety[]): Safety[] {
  const saysAll = pressed.includes('all');
  if (saysAll !== isAll(before)) return saysAll ? [...safetySchema.options] : [];
  return safetySchema.options.filter((safety) => pressed.includes(safety));
}

function isAll(inOrder: readonly Safety[]): boolean {
  return safetySchema.options.every((safety) => inOrder.includes(safety));
}
