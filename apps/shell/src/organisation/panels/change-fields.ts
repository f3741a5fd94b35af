import type { Translate } from '@yige/ui';
import type { FormField, FormValues } from '../form-fields.js';
import type { unitMessages } from '../unit-messages.js';

type T = Translate<(typeof unitMessages)['zh-CN']>;

/** Name and end of something that lies in a unit. */
export function changeFields(t: T, { name, validTo }: { name: string; validTo?: string | undefined }): FormField[] {
  return [
    { name: 'name', label: t('name'), kind: 'text', initial: name },
    {
      name: 'validTo',
      label: t('validTo'),
      kind: 'day',
      optional: true,
      hint: t('validToHint'),
      ...(validTo === undefined ? {} : { initial: validTo }),
    },
  ];
}

export function changeOf({ name = '', validTo = '' }: FormValues): { name: string; validTo?: string } {
  return { name, ...(validTo === '' ? {} : { validTo }) };
}

/** Name and begin of something new. */
export function beginFields(t: T, today: string): FormField[] {
  return [
    { name: 'name', label: t('name'), kind: 'text' },
    { name: 'validFrom', label: t('validFrom'), kind: 'day', initial: today },
  ];
}
