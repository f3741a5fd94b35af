import { useMutation } from '@tanstack/react-query';
import { type ExportKind, exportKindSchema, exportKindTitles, type SheetFormat } from '@yige/contracts';
import { ChoiceButtons, useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { keepFile } from '../audit/save-file.js';
import type { ListedPeople } from '../people/listed-people.js';
import { useUnitName } from '../people/use-unit-name.js';
import { Fault } from '../security/fault.js';
import { UnitSelect } from '../staff/unit-select.js';
import { exportMessages } from './export-messages.js';
import './exports.css';

/** Shortest reason that core takes. */
const SHORTEST = 4;

interface ExportDialogProps {
  /** As the list is narrowed from which the export is asked. */
  listed?: ListedPeople;
  onClose: () => void;
}

/** What, of which unit, and what for; the browser keeps the file. */
export function ExportDialog({ listed = {}, onClose }: ExportDialogProps) {
  const t = useMessages(exportMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const { posts } = usePortal();
  const id = useId();
  const [kind, setKind] = useState<ExportKind>('people');
  const [unit, setUnit] = useState(listed.unit ?? posts[0]?.unit.id ?? null);
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [reason, setReason] = useState('');
  const { unit: listedUnit, ...filter } = listed;
  const listedName = useUnitName(listedUnit);
  const [asListed, setAsListed] = useState(true);
  const narrowing = kind === 'people' && Object.keys(filter).length > 0;
  const make = useMutation({
    mutationFn: (unitId: string) =>
      client.exports.make({
        body: { kind, format, unitId, reason: reason.trim(), ...(narrowing && asListed ? { people: filter } : {}) },
      }),
    onSuccess: (file) => {
      keepFile(file);
      announce(t('done', { name: file.name }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('title')}
      okText={t('run')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: unit === null || reason.trim().length < SHORTEST, loading: make.isPending }}
      onCancel={onClose}
      onOk={() => unit !== null && make.mutate(unit)}
    >
      <div className="exports-form">
        <ChoiceButtons
          label={t('kind')}
          value={kind}
          onChange={setKind}
          options={exportKindSchema.options.map((value) => ({ value, label: localized(exportKindTitles[value]) }))}
          columns={2}
        />
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-unit`}>
            {t('unit')}
          </label>
          <UnitSelect
            id={`${id}-unit`}
            value={unit}
            name={(listedUnit === undefined ? posts[0]?.unit.name : listedName) ?? ''}
            onChange={setUnit}
          />
        </div>
        {narrowing && (
          <Checkbox checked={asListed} onChange={({ target }) => setAsListed(target.checked)}>
            {t('asListed')}
          </Checkbox>
        )}
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
          <label className="yige-field-label" htmlFor={`${id}-reason`}>
            {t('reason')}
          </label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setReason(target.value)}
          />
          <span id={`${id}-hint`} className="yige-quiet">
            {t('reasonHint')}
          </span>
        </div>
        <p className="yige-quiet">{t('masked')}</p>
        <Fault error={make.error} />
      </div>
    </Modal>
  );
}
