import { useMutation } from '@tanstack/react-query';
import { coreServiceGrantSchema, type ServiceCredentials } from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.js';
import { Fault } from './fault.js';
import { usePluginPermissions } from './plugin-permissions.js';
import { serviceAccountMessages } from './service-account-messages.js';
import { UnitPicker } from './unit-picker.js';

interface NewServiceAccountProps {
  onMade: (credentials: ServiceCredentials) => void;
  onCancel: () => void;
}

export function NewServiceAccount({ onMade, onCancel }: NewServiceAccountProps) {
  const t = useMessages(serviceAccountMessages);
  const ids = { name: useId(), units: useId(), calls: useId() };
  const [name, setName] = useState('');
  const [reads, setReads] = useState<(typeof coreServiceGrantSchema.options)[number][]>([]);
  const [calls, setCalls] = useState<string[]>([]);
  const [unitIds, setUnitIds] = useState<string[]>([]);
  const ofPlugins = usePluginPermissions();
  const grants = [...reads, ...calls];
  const create = useMutation({
    mutationFn: () => client.serviceAccounts.create({ body: { name, grants, unitIds } }),
    onSuccess: onMade,
  });
  const complete = name.trim() !== '' && grants.length > 0 && unitIds.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) create.mutate();
  };
  return (
    <Modal open title={t('create')} footer={null} onCancel={onCancel}>
      <form className="security-form" onSubmit={submit} noValidate>
        <div className="security-field">
          <label htmlFor={ids.name}>{t('name')}</label>
          <Input id={ids.name} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <ChoiceButtons
          multiple
          label={t('grants')}
          options={coreServiceGrantSchema.options.map((value) => ({ value, label: t(value) }))}
          columns={1}
          values={reads}
          onChange={setReads}
        />
        <div className="security-field">
          <label htmlFor={ids.calls}>{t('calls')}</label>
          <Select
            id={ids.calls}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={ofPlugins.groups}
            value={calls}
            onChange={setCalls}
          />
          <span className="yige-quiet">{t('callsHint')}</span>
          <Fault error={ofPlugins.error} />
        </div>
        <div className="security-field">
          <label htmlFor={ids.units}>{t('units')}</label>
          <UnitPicker id={ids.units} value={unitIds} onChange={setUnitIds} />
        </div>
        <Fault error={create.error} />
        <div className="security-actions">
          <Button type="primary" htmlType="submit" disabled={!complete} loading={create.isPending}>
            {t('submit')}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
