import { useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import {
  type CreateOrganisation,
  createdSchema,
  type OrganisationKind,
  type OrganisationPlace,
  organisationKindSchema,
  organisationPlaceSchema,
} from '../../contract/organisations.js';
import { organisationMessages } from '../text/organisation-messages.js';
import { words } from '../text/words.js';
import { ChoiceField, Field, NumberField, Refusal, TextField } from './fields.js';
import { OrganisationSelect } from './organisations.js';

/** Registers an organisation under another, or at the top. */
export function NewOrganisation({ onClose }: { onClose: () => void }) {
  const t = useMessages(organisationMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const today = useToday();
  const [kind, setKind] = useState<OrganisationKind>('branch');
  const [place, setPlace] = useState<OrganisationPlace>('community');
  const [name, setName] = useState('');
  const [parentId, setParentId] = useState<string>();
  const [foundedOn, setFoundedOn] = useState(today);
  const [jointUnits, setJointUnits] = useState<number | null>(2);
  const save = usePluginMutation<typeof createdSchema, CreateOrganisation>({
    ...{ method: 'POST', path: '/organisations', response: createdSchema },
  });
  const register = () =>
    save.mutate(
      {
        ...{ kind, place, name: name.trim(), parentId: parentId ?? null, foundedOn },
        jointUnits: kind === 'jointBranch' ? (jointUnits ?? 0) : 0,
      },
      {
        onSuccess: () => {
          announce(t('saved'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('add')}
      okText={w('save')}
      cancelText={w('cancel')}
      okButtonProps={{ disabled: name.trim() === '' || foundedOn === '' }}
      confirmLoading={save.isPending}
      onOk={register}
      onCancel={onClose}
    >
      <ChoiceField
        label={t('kind')}
        value={kind}
        options={organisationKindSchema.options.map((value) => ({ value, label: w(`kind.${value}`) }))}
        onChange={setKind}
      />
      <TextField label={t('name')} value={name} max={60} onChange={setName} />
      <Field label={t('parent')}>
        {(id) => <OrganisationSelect id={id} value={parentId} onChange={setParentId} none={t('noParent')} />}
      </Field>
      <ChoiceField
        label={t('place')}
        value={place}
        options={organisationPlaceSchema.options.map((value) => ({ value, label: w(`place.${value}`) }))}
        onChange={setPlace}
      />
      <TextField type="date" label={t('foundedOn')} value={foundedOn} onChange={setFoundedOn} />
      {kind === 'jointBranch' && <NumberField label={t('jointUnits')} value={jointUnits} onChange={setJointUnits} />}
      <Refusal error={save.error} />
    </Modal>
  );
}
