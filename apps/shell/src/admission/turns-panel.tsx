import { useQuery } from '@tanstack/react-query';
import { corePermissions } from '@yige/contracts';
import { Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import './admission.css';
import { admissionMessages } from './admission-messages.js';
import type { Showing } from './admission-queries.js';
import { useTerms } from './admission-words.js';

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

/** Whose turn it is: the user's own, and what of their bureau ends soon. */
export function TurnsPanel({ onShow }: { onShow: (showing: Showing) => void }) {
  const t = useMessages(admissionMessages);
  const terms = useTerms();
  const { data } = useTurns();
  if (data === undefined || (data.steps.length === 0 && data.ending.length === 0)) return null;
  return (
    <Panel title={t('turns')}>
      <ul className="yige-plain-list">
        {data.steps.map(({ status, count }) => (
          <li key={status}>
            <Button type="link" onClick={() => onShow(status)}>
              {t('turn', { status: t(`status.${status}`), count })}
            </Button>
          </li>
        ))}
        {data.ending.map(({ id, name, validTo }) => (
          <li key={id}>
            <Link to={`/admissions/${id}`}>{t('ending', { name, day: terms.lastDay({ validTo }) })}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
