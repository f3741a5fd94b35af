import { useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import {
  type Admit,
  educationSchema,
  memberKindSchema,
  type Standing,
  sexSchema,
  standingSchema,
} from '../../contract/members.js';
import { createdSchema } from '../../contract/organisations.js';
import { holdsMembers } from '../../rules/organisation-thresholds.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';
import { ChoiceField, Field, Refusal, TextField } from './fields.js';
import { OrganisationSelect } from './organisations.js';

type Draft = Omit<Admit, 'organisationId'> & { organisationId: string | undefined };

interface RegisterMemberProps {
  /** A resident whom the registry knows; left out: somebody who is held only here. */
  resident?: Pick<Admit, 'name' | 'sex' | 'birthDate'> & { id: string };
  onClose: () => void;
}

/** Registers a member: of a resident only what the registry does not know is asked. */
export function RegisterMember({ resident, onClose }: RegisterMemberProps) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const today = useToday();
  const [draft, setDraft] = useState<Draft>({
    ...{ personId: resident?.id ?? null, name: resident?.name ?? '', sex: resident?.sex ?? 'female' },
    ...{ birthDate: resident?.birthDate ?? '', education: 'college', organisationId: undefined, standing: 'full' },
    ...{ kind: 'inService', on: today, beginning: 'transferredIn' },
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = usePluginMutation<typeof createdSchema, Admit>({
    ...{ method: 'POST', path: '/members', response: createdSchema },
  });
  const register = () => {
    const { organisationId: chosen } = draft;
    if (chosen === undefined) return;
    save.mutate(
      { ...draft, organisationId: chosen },
      {
        onSuccess: () => {
          announce(t('saved'));
          onClose();
        },
      },
    );
  };
  const ready =
    draft.organisationId !== undefined && draft.name.trim() !== '' && draft.birthDate !== '' && draft.on !== '';
  return (
    <Modal
      open
      title={t('add')}
      okText={w('save')}
      cancelText={w('cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.isPending}
      onOk={register}
      onCancel={onClose}
    >
      {resident === undefined ? (
        <>
          <TextField label={t('name')} value={draft.name} max={60} onChange={(name) => change({ name })} />
          <ChoiceField
            label={t('sex')}
            value={draft.sex}
            options={sexSchema.options.map((value) => ({ value, label: w(`sex.${value}`) }))}
            onChange={(sex) => change({ sex })}
          />
          <TextField
            type="date"
            label={t('birthDate')}
            value={draft.birthDate}
            onChange={(birthDate) => change({ birthDate })}
          />
        </>
      ) : (
        <p>{t('personId', { name: resident.name })}</p>
      )}
      <ChoiceField
        label={t('education')}
        value={draft.education}
        options={educationSchema.options.map((value) => ({ value, label: w(`education.${value}`) }))}
        onChange={(education) => change({ education })}
      />
      <Field label={t('organisation')}>
        {(id) => (
          <OrganisationSelect
            id={id}
            only={holdsMembers}
            value={draft.organisationId}
            onChange={(chosen) => change({ organisationId: chosen })}
          />
        )}
      </Field>
      <ChoiceField
        label={t('how')}
        value={draft.beginning}
        options={(['transferredIn', 'accepted'] as const).map((value) => ({ value, label: t(`how.${value}`) }))}
        onChange={(beginning) => change({ beginning, standing: beginning === 'accepted' ? 'probationary' : 'full' })}
      />
      {draft.beginning === 'transferredIn' && (
        <ChoiceField<Standing>
          label={t('standing')}
          value={draft.standing}
          options={standingSchema.options.map((value) => ({ value, label: w(`standing.${value}`) }))}
          onChange={(standing) => change({ standing })}
        />
      )}
      <ChoiceField
        label={t('kind')}
        value={draft.kind}
        options={memberKindSchema.options.map((value) => ({ value, label: w(`member.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <TextField type="date" label={t('on')} hint={t('onHint')} value={draft.on} onChange={(on) => change({ on })} />
      <Refusal error={save.error} />
    </Modal>
  );
}
