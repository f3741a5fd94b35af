import { roleTitles, type StaffMember } from '@yige/contracts';
import { ChoiceButtons, calendarDay, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ADMINISTRATOR_ROLES, type AdministratorRole } from '../member/administrator-post.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { useAct } from './use-act.js';

/** Makes somebody one of the three administrators. */
export function AdministratorDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const localized = useLocalized();
  const { timeZone } = usePortal();
  const [role, setRole] = useState<AdministratorRole | null>(null);
  const [validFrom, setValidFrom] = useState(calendarDay(new Date(), timeZone));
  const [basis, setBasis] = useState('');
  const [checked, setChecked] = useState(false);
  const { run, busy, faultOf, failure } = useAct({
    act: async () => {
      if (role === null) throw new TypeError('An administrator is appointed only with a role');
      return client.administrators.appoint({ body: { accountId: member.id, role, validFrom, basis: basis.trim() } });
    },
    said: t('appointed', { name: member.displayName }),
    onDone: onClose,
  });
  const missing = (empty: boolean, label: string) => (checked && empty ? t('fill', { field: label }) : undefined);
  return (
    <Modal
      open
      title={t('makeAdministrator')}
      okText={t('appoint')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => {
        setChecked(true);
        if (role !== null && validFrom !== '' && basis.trim() !== '') run();
      }}
    >
      <div className="staff-form">
        <p className="yige-quiet">{t('administratorHint')}</p>
        <ChoiceButtons
          label={t('role')}
          value={role}
          error={missing(role === null, t('role')) ?? faultOf('role')}
          options={ADMINISTRATOR_ROLES.map((each) => ({ value: each, label: localized(roleTitles[each]) }))}
          onChange={setRole}
        />
        <TextField
          kind="date"
          label={t('from')}
          value={validFrom}
          fault={missing(validFrom === '', t('from')) ?? faultOf('validFrom')}
          onChange={setValidFrom}
        />
        <TextField
          label={t('basis')}
          hint={t('basisHint')}
          value={basis}
          fault={missing(basis.trim() === '', t('basis')) ?? faultOf('basis')}
          onChange={setBasis}
        />
        <Failure text={failure(['role', 'validFrom', 'basis'])} />
      </div>
    </Modal>
  );
}
