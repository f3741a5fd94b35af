import type { PersonCorrection } from '@yige/contracts';

export const correctableFields = ['none', 'name', 'birthDate', 'phone'] as const;

/** A correction that is made with its answer. What is not among the fields is mended on the person's own page. */
export interface GivenCorrection {
  field: (typeof correctableFields)[number];
  value: string;
  source: string;
}

export const noCorrection: GivenCorrection = { field: 'none', value: '', source: '' };

/** Null while something is missing. */
export function correctionOf({ field, value, source }: GivenCorrection): PersonCorrection | null {
  if (field === 'none' || value.trim() === '' || source.trim() === '') return null;
  return { [field]: value.trim(), source: source.trim() };
}
