import { ProblemError } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { dialogMessages } from './dialog-messages.js';
import type { PostDraft } from './post-draft.js';

export type PostFaults = (field: string) => string | undefined;

type Required = Pick<PostDraft, 'unitId' | 'role' | 'validFrom'>;

/** Faults of one post of a form: what is missing once it was checked, else what core says at its place. */
export function usePostFaults(error: Error | null): (place: string, checked: Required | null) => PostFaults {
  const t = useMessages(dialogMessages);
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const labels = { unitId: t('unit'), role: t('role'), validFrom: t('from') };
  return (place, checked) => (field) => {
    if (checked !== null && isRequired(field) && (checked[field] ?? '') === '') {
      return t('fill', { field: labels[field] });
    }
    return errors.find(({ pointer }) => pointer === `${place}/${field}`)?.message;
  };
}

function isRequired(field: string): field is keyof Required {
  return field === 'unitId' || field === 'role' || field === 'validFrom';
}
