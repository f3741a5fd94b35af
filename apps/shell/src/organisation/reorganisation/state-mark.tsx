import type { ReorganisationState } from '@yige/contracts';
import { type Status, StatusChip, useMessages } from '@yige/ui';
import { reorganisationMessages } from './reorganisation-messages.js';

const looks: Record<ReorganisationState, Status | null> = {
  proposed: 'waiting',
  approved: 'dueSoon',
  executing: 'inProgress',
  done: null,
  rejected: null,
  withdrawn: null,
  failed: 'blocked',
};

/** What needs somebody, or went wrong, is a chip; the rest is plain words. */
export function StateMark({ state }: { state: ReorganisationState }) {
  const t = useMessages(reorganisationMessages);
  const status = looks[state];
  return status === null ? <span>{t(state)}</span> : <StatusChip status={status} label={t(state)} />;
}
