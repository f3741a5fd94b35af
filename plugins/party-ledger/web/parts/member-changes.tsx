import { useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { type DuesCategory, duesCategorySchema, type SetDuesBase } from '../../contract/dues.js';
import {
  type ChangeMembership,
  type Ending,
  endingSchema,
  type MemberDetail,
  type MemberKind,
  memberKindSchema,
} from '../../contract/members.js';
import { needsBase } from '../../rules/dues-rates.js';
import { holdsMembers } from '../../rules/organisation-thresholds.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';
import { ChoiceField, Field, NumberField, Refusal, TextField } from './fields.js';
import { OrganisationSelect } from './organisations.js';

const nothing = z.undefined();

/** What can be done with a member. */
export type MemberChange = 'change' | 'regularise' | 'leave' | 'base';

interface ChangeDialogProps {
  member: Pick<MemberDetail, 'id' | 'dues'>;
  onClose: () => void;
}

interface FrameProps<Body> {
  title: string;
  method: 'POST' | 'PUT';
  path: string;
  /** Null: something is missing. */
  body: Body | null;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that hands in one change, and stays with what was refused. */
function ChangeFrame<Body>({ title, method, path, body, onClose, children }: FrameProps<Body>) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const save = usePluginMutation<typeof nothing, Body>({ method, path, response: nothing });
  const hand = () => {
    if (body === null) return;
    save.mutate(body, {
      onSuccess: () => {
        announce(t('done'));
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={title}
      okText={w('save')}
      cancelText={w('cancel')}
      okButtonProps={{ disabled: body === null }}
      confirmLoading={save.isPending}
      onOk={hand}
      onCancel={onClose}
    >
      {children}
      <Refusal error={save.error} />
    </Modal>
  );
}

export function ChangeDialog({ member: { id }, onClose }: ChangeDialogProps) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const today = useToday();
  const [on, setOn] = useState(today);
  const [kind, setKind] = useState<MemberKind | 'unchanged'>('unchanged');
  const [organisationId, setOrganisationId] = useState<string>();
  const [awaySince, setAwaySince] = useState('');
  const incomplete =
    on === '' || (kind === 'unchanged' && organisationId === undefined) || (kind === 'mobile' && awaySince === '');
  const body: ChangeMembership | null = incomplete
    ? null
    : {
        on,
        ...(kind === 'unchanged' ? {} : { kind }),
        ...(kind === 'mobile' ? { awaySince } : {}),
        ...(organisationId === undefined ? {} : { organisationId }),
      };
  return (
    <ChangeFrame title={t('changeTitle')} method="POST" path={`/members/${id}/change`} body={body} onClose={onClose}>
      <TextField type="date" label={t('on')} value={on} onChange={setOn} />
      <ChoiceField
        label={t('kind')}
        value={kind}
        options={[
          { value: 'unchanged' as const, label: t('unchanged') },
          ...memberKindSchema.options.map((value) => ({ value, label: w(`member.${value}`) })),
        ]}
        onChange={setKind}
      />
      {kind === 'mobile' && (
        <TextField type="date" label={t('awaySince')} hint={t('awayHint')} value={awaySince} onChange={setAwaySince} />
      )}
      <Field label={t('organisation')}>
        {(field) => (
          <OrganisationSelect
            id={field}
            only={holdsMembers}
            none={t('unchanged')}
            value={organisationId}
            onChange={setOrganisationId}
          />
        )}
      </Field>
    </ChangeFrame>
  );
}

export function RegulariseDialog({ member: { id }, onClose }: ChangeDialogProps) {
  const t = useMessages(memberMessages);
  const today = useToday();
  const [on, setOn] = useState(today);
  return (
    <ChangeFrame
      title={t('regulariseTitle')}
      method="POST"
      path={`/members/${id}/regularise`}
      body={on === '' ? null : { on }}
      onClose={onClose}
    >
      <TextField type="date" label={t('on')} hint={t('regulariseHint')} value={on} onChange={setOn} />
    </ChangeFrame>
  );
}

export function LeaveDialog({ member: { id }, onClose }: ChangeDialogProps) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const today = useToday();
  const [on, setOn] = useState(today);
  const [ending, setEnding] = useState<Ending>('transferredOut');
  return (
    <ChangeFrame
      title={t('leaveTitle')}
      method="POST"
      path={`/members/${id}/leave`}
      body={on === '' ? null : { on, ending }}
      onClose={onClose}
    >
      <ChoiceField
        label={t('ending')}
        value={ending}
        options={endingSchema.options.map((value) => ({ value, label: w(`ending.${value}`) }))}
        onChange={setEnding}
      />
      <TextField type="date" label={t('on')} value={on} onChange={setOn} />
    </ChangeFrame>
  );
}

export function DuesBaseDialog({ member: { id, dues }, onClose }: ChangeDialogProps) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const today = useToday();
  const [fromMonth, setFromMonth] = useState(today.slice(0, 7));
  const [category, setCategory] = useState<DuesCategory>(dues?.category ?? 'employed');
  const [yuan, setYuan] = useState<number | null>(dues === null ? null : dues.baseFen / 100);
  const counted = needsBase(category);
  const body: SetDuesBase | null =
    fromMonth === '' || (counted && yuan === null)
      ? null
      : { fromMonth, category, baseFen: counted ? Math.round((yuan ?? 0) * 100) : 0 };
  return (
    <ChangeFrame title={t('baseTitle')} method="PUT" path={`/members/${id}/dues-base`} body={body} onClose={onClose}>
      <ChoiceField
        label={t('category')}
        value={category}
        options={duesCategorySchema.options.map((value) => ({ value, label: w(`dues.${value}`) }))}
        onChange={setCategory}
      />
      {counted && <NumberField label={t('base')} hint={t('baseHint')} digits={2} value={yuan} onChange={setYuan} />}
      <TextField type="month" label={t('fromMonth')} value={fromMonth} onChange={setFromMonth} />
    </ChangeFrame>
  );
}
