import { type Ledger, newId, type UnitReference } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Fault } from '../../security/fault.js';
import { type LedgerSelection, useRowCount, useSealing } from '../ledger-queries.js';
import { usePeriodTitle } from '../use-period-title.js';
import { checkCodeOf } from './check-code.js';
import { sealMessages } from './seal-messages.js';

interface SealDialogProps {
  ledger: Ledger;
  selection: LedgerSelection;
  unit: UnitReference;
  onClose: () => void;
}

/** Says what is kept, of whom and how many rows, before it is kept for good. */
export function SealDialog({ ledger, selection, unit, onClose }: SealDialogProps) {
  const t = useMessages(sealMessages);
  const announce = useAnnounce();
  const periodTitle = usePeriodTitle();
  const [key] = useState(newId);
  const count = useRowCount(ledger.id, selection);
  const sealing = useSealing(ledger.id, ({ hash }) => {
    announce(t('sealDone', { code: checkCodeOf(hash) }));
    onClose();
  });
  const { rows, more = false } = count.data ?? {};
  return (
    <Modal
      open
      title={t('sealTitle', { unit: unit.name, period: periodTitle(selection.period) })}
      okText={rows === undefined || more ? t('seal', { kind: ledger.period }) : t('sealRun', { rows })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: rows === undefined }}
      confirmLoading={sealing.isPending}
      onCancel={onClose}
      onOk={() => sealing.mutate({ unit: unit.id, period: selection.period, key })}
    >
      <p>
        {count.isLoading && t('counting')}
        {rows !== undefined && t(more ? 'sealManyRows' : 'sealRows', { rows })}
      </p>
      <p>{t('sealHint')}</p>
      <Fault error={count.error ?? sealing.error} />
    </Modal>
  );
}
