import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Role, roleTitles, type StaffSummary } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { placeMessages } from './place-messages.js';

/** Who goes from door to door; part-time neighbours first, for they see no other round. */
const WALKERS: readonly Role[] = ['gridHead', 'gridWorker', 'communityWorker', 'communitySecretary'];
const SHOWN = 100;

/** Begins a walk-round for somebody else: they find it among theirs, and see its doors alone. */
export function GiveRound({ buildingId, onDone }: { buildingId: string; onDone: () => void }) {
  const t = useMessages(placeMessages);
  const localized = useLocalized();
  const [text, setText] = useState('');
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  const q = useDeferredValue(text.trim());
  const staff = useQuery({
    queryKey: ['staff', 'walkers', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.staff.list({ query: { state: 'current', limit: SHOWN, ...(q === '' ? {} : { q }) }, signal }),
  });
  const give = useChange(
    (chosen: string) => client.walkRounds.start({ params: { id: buildingId }, body: { assigneeId: chosen } }),
    onDone,
  );
  const walkers = (staff.data?.items ?? []).flatMap((member) => {
    const post = postOf(member);
    return post === null
      ? []
      : [{ value: member.id, label: `${member.displayName} · ${localized(roleTitles[post])}`, post }];
  });
  return (
    <Modal
      open
      onCancel={onDone}
      title={t('giveRound')}
      footer={
        <Button
          type="primary"
          loading={give.busy}
          disabled={assigneeId === null}
          onClick={() => assigneeId !== null && give.run(assigneeId)}
        >
          {t('give')}
        </Button>
      }
    >
      <div className="form">
        <Field label={t('walker')} hint={t('walkerHint')} error={give.errorAt('/assigneeId')}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ filterOption: false, onSearch: setText }}
              loading={staff.isFetching}
              value={assigneeId}
              onChange={setAssigneeId}
              options={walkers
                .sort((left, right) => WALKERS.indexOf(left.post) - WALKERS.indexOf(right.post))
                .map(({ value, label }) => ({ value, label }))}
            />
          )}
        </Field>
        {give.failure !== null && <p role="alert">{give.failure}</p>}
      </div>
    </Modal>
  );
}

function postOf({ posts }: StaffSummary): Role | null {
  return WALKERS.find((role) => posts.some((post) => post.role === role)) ?? null;
}
