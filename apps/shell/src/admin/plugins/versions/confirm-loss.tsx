import { useQuery } from '@tanstack/react-query';
import type { UnitReference } from '@yige/contracts';
import { LoadingView, useMessages } from '@yige/ui';
import Popconfirm from 'antd/es/popconfirm';
import { type ReactNode, useState } from 'react';
import { unitsBelow } from '../../../security/unit-nodes.js';
import type { Loss } from '../plugin-standing.js';
import { versionMessages } from './version-messages.js';

interface ConfirmLossProps {
  loss: Loss | null;
  onConfirm: () => void;
  /** The button; where nobody loses anything it does at once what it says. */
  children: (onClick: (() => void) | undefined) => ReactNode;
}

/** Asks before units lose a plugin or go back to an older version of it: how many communities that are. */
export function ConfirmLoss({ loss, onConfirm, children }: ConfirmLossProps) {
  const t = useMessages(versionMessages);
  const [open, setOpen] = useState(false);
  if (loss === null) return children(onConfirm);
  const take = loss.kind === 'take';
  const count = loss.units.length;
  return (
    <Popconfirm
      open={open}
      onOpenChange={setOpen}
      title={t(take ? 'takeTitle' : 'downTitle', { count })}
      description={<Communities loss={loss} />}
      okText={t(take ? 'takeNow' : 'downNow')}
      okButtonProps={{ danger: take }}
      cancelText={t('keep')}
      onConfirm={onConfirm}
    >
      {children(undefined)}
    </Popconfirm>
  );
}

function Communities({ loss: { kind, units } }: { loss: Loss }) {
  const t = useMessages(versionMessages);
  const communities = useQuery({
    queryKey: ['units', 'communities', units.map(({ id }) => id)],
    queryFn: () => communitiesOf(units),
  });
  if (communities.data === undefined) return communities.isLoading ? <LoadingView /> : null;
  return (
    <p className="plugin-question">{t(kind === 'take' ? 'takeHint' : 'downHint', { communities: communities.data })}</p>
  );
}

/** How many lie in them; a grid counts as the community of which it is a part. */
async function communitiesOf(units: readonly Pick<UnitReference, 'id' | 'level'>[]): Promise<number> {
  const counts = units.map(async ({ id, level }) =>
    level === 'community' || level === 'grid' ? 1 : communitiesOf(await unitsBelow(id)),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
