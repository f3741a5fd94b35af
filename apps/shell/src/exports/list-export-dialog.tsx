import type { NewExport, SheetFormat } from '@yige/contracts';
import { ChoiceButtons, useAnnounce, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { keepFile } from '../audit/save-file.js';
import { exportMessages } from './export-messages.js';
import './exports.css';
import { Fault } from '../security/fault.js';
import { type ExportCall, useExport } from './use-export.js';

/** Shortest reason that core takes. */
const SHORTEST = 4;
const MEGABYTE = 1_000_000;

interface ListExportProps {
  title: string;
  /** What the file holds. */
  hint: string;
  make: (asked: Pick<NewExport, 'format' | 'reason'>, call: ExportCall) => Promise<File>;
  onClose: () => void;
}

/** A list as a spreadsheet, for a reason. */
export function ListExportDialog({ title, hint, make: fetchFile, onClose }: ListExportProps) {
  const t = useMessages(exportMessages);
  const announce = useAnnounce();
  const id = useId();
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [reason, setReason] = useState('');
  const { run, isRunning, received, error, breakOff } = useExport(fetchFile, (file) => {
    keepFile(file);
    announce(t('done', { name: file.name }));
    onClose();
  });
  const close = () => {
    breakOff();
    onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={t('run')}
      cancelText={t(isRunning ? 'stop' : 'cancel')}
      okButtonProps={{ disabled: reason.trim().length < SHORTEST, loading: isRunning }}
      onCancel={close}
      onOk={() => run({ format, reason: reason.trim() })}
    >
      <div className="exports-form">
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
          <label className="yige-field-label" htmlFor={id}>
            {t('reason')}
          </label>
          <Input id={id} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
          <span className="yige-quiet">{t('reasonHint')}</span>
        </div>
        <p className="yige-quiet">{hint}</p>
        <p role="status" className="yige-quiet">
          {isRunning && (received === 0 ? t('making') : t('received', { megabytes: received / MEGABYTE }))}
        </p>
        <Fault error={error} />
      </div>
    </Modal>
  );
}
