import { useAnnounce, useMessages, usePluginMutation, usePluginQuery, useToday } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { z } from 'zod';
import { memberPageSchema } from '../../contract/members.js';
import type { Organisation, RecordTerm } from '../../contract/organisations.js';
import { organisationMessages } from '../text/organisation-messages.js';
import { words } from '../text/words.js';
import { Field, Refusal, TextField } from './fields.js';

const nothing = z.undefined();
/** As many as a page of members holds: more do not belong to a branch. */
const MOST = 200;

/** Who was elected, and when; how long the term is follows from the rules. */
export function ElectionDialog({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const t = useMessages(organisationMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const today = useToday();
  const [beginsOn, setBeginsOn] = useState(today);
  const [secretaryId, setSecretaryId] = useState<string>();
  const [deputyId, setDeputyId] = useState<string>();
  const [committeeIds, setCommitteeIds] = useState<string[]>([]);
  const { data } = usePluginQuery({
    path: '/members',
    query: { organisation: organisation.id, limit: MOST },
    response: memberPageSchema,
  });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const save = usePluginMutation<typeof nothing, RecordTerm>({
    ...{ method: 'POST', path: `/organisations/${organisation.id}/terms`, response: nothing },
  });
  const record = () => {
    if (secretaryId === undefined) return;
    save.mutate(
      { beginsOn, secretaryId, deputyId: deputyId ?? null, committeeIds },
      {
        onSuccess: () => {
          announce(t('elected'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('electTitle', { name: organisation.name })}
      okText={w('save')}
      cancelText={w('cancel')}
      okButtonProps={{ disabled: secretaryId === undefined || beginsOn === '' }}
      confirmLoading={save.isPending}
      onOk={record}
      onCancel={onClose}
    >
      <TextField type="date" label={t('beginsOn')} value={beginsOn} onChange={setBeginsOn} />
      <MemberField label={t('secretary')} options={options} value={secretaryId} onChange={setSecretaryId} />
      <MemberField label={t('deputy')} options={options} value={deputyId} onChange={setDeputyId} />
      <Field label={t('committee')}>
        {(id) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            value={committeeIds}
            style={{ width: '100%' }}
            onChange={setCommitteeIds}
          />
        )}
      </Field>
      <Refusal error={save.error} />
    </Modal>
  );
}

interface MemberFieldProps {
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function MemberField({ label, options, value, onChange }: MemberFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Select<string>
          id={id}
          allowClear
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          value={value ?? null}
          style={{ width: '100%' }}
          onChange={(chosen: string | undefined) => onChange(chosen)}
        />
      )}
    </Field>
  );
}
