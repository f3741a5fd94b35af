import { useQuery } from '@tanstack/react-query';
import { corePermissions } from '@yige/contracts';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';

/** Posts that have a turn. */
const TAKING_PART = [
  corePermissions.admissionApply,
  corePermissions.admissionSort,
  corePermissions.admissionCheckFunds,
  corePermissions.admissionDecide,
];

export function useTurns() {
  const { permissions } = usePortal();
  return useQuery({
    queryKey: ['admissions', 'turns'],
    enabled: TAKING_PART.some((permission) => permissions.includes(permission)),
    queryFn: ({ signal }) => client.admissions.turns({ signal }),
  });
}

/** How much of all admissions waits for the user; beside the place in the rail. */
export function TurnCount() {
  const { data } = useTurns();
  const count = (data?.steps ?? []).reduce((sum, step) => sum + step.count, 0);
  return count === 0 ? null : <span className="rail-count">{count > 99 ? '99+' : count}</span>;
}
