import { useMutation } from '@tanstack/react-query';
import type { SheetFormat } from '@yige/contracts';
import { ChoiceButtons, useAnnounce, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../../api/client.js';
import { keepFile } from '../../audit/save-file.js';
import { Fault } from '../../security/fault.js';
import { dispatchMessages } from '../dispatch-messages.js';

/** Shortest purpose that core takes. */
const SHORTEST = 4;

/** The matrix as a spreadsheet, and what for; the browser keeps the file. */
export function ExportResults({ dispatchId, onClose }: { dispatchId: string; onClose: () => void }) {
  const t = useMessages(dispatchMessages);
  const announce = useAnnounce();
  const fieldId = useId();
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [purpose, setPurpose] = useState('');
  const make = useMutation({
    mutationFn: () =>
      client.dispatches.export({ params: { id: dispatchId }, body: { format, reason: purpose.trim() } }),
    onSuccess: (file) => {
      keepFile(file);
      announce(t('exported', { name: file.name }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('exportTitle')}
      okText={t('run')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: purpose.trim().length < SHORTEST, loading: make.isPending }}
      onCancel={onClose}
      onOk={() => make.mutate()}
    >
      <div className="dispatch-dialog">
        <ChoiceButtons
          label={t('format')}
          value={format}
          onChange={setFormat}
          options={[
            { value: 'xlsx', label: t('xlsx') },
            { value: 'csv', label: t('csv') },
          ]}
        />
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={fieldId}>
            {t('purpose')}
          </label>
          <Input
            id={fieldId}
            value={purpose}
            maxLength={200}
            aria-describedby={`${fieldId}-hint`}
            onChange={({ target }) => setPurpose(target.value)}
          />
          <span id={`${fieldId}-hint`} className="yige-quiet">
            {t('purposeHint')}
          </span>
        </div>
        <Fault error={make.error} />
      </div>
    </Modal>
  );
}
