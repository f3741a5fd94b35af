import { IMPORT_ROWS, type ImportKind, importableKinds, importKindTitles } from '@yige/contracts';
import { ChoiceButtons, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../app/portal.js';
import { Fault } from '../security/fault.js';
import { UnitSelect } from '../staff/unit-select.js';
import { importMessages } from './import-messages.js';
import { useTemplate, useUpload } from './import-queries.js';
import { ofResidents } from './kind-pages.js';

/** The file, what it holds, and where it goes. */
export function UploadForm() {
  const t = useMessages(importMessages);
  const format = useFormat();
  const localized = useLocalized();
  const navigate = useNavigate();
  const { posts, permissions } = usePortal();
  const kinds = importableKinds(permissions);
  const id = useId();
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'people');
  const [unit, setUnit] = useState(posts[0]?.unit.id ?? null);
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload();
  return (
    <form
      className="imports-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file === null || unit === null) return;
        upload.mutate({ kind, unitId: unit, file }, { onSuccess: (one) => void navigate(`/imports/${one.id}`) });
      }}
    >
      <ChoiceButtons
        label={t('kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: localized(importKindTitles[value]) }))}
      />
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-unit`}>
          {t('unit')}
        </label>
        <UnitSelect id={`${id}-unit`} value={unit} name={posts[0]?.unit.name ?? ''} onChange={setUnit} />
        <span className="yige-quiet">{t(ofResidents(kind) ? 'unitHint' : 'unitHintOther')}</span>
      </div>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-file`}>
          {t('file')}
        </label>
        <input
          id={`${id}-file`}
          className="imports-file"
          type="file"
          accept=".xlsx,.csv,.txt"
          onChange={({ target }) => {
            upload.reset();
            setFile(target.files?.[0] ?? null);
          }}
        />
        <span className="yige-quiet">{t('fileHint', { rows: format.count(IMPORT_ROWS) })}</span>
      </div>
      <Fault error={upload.error} />
      <div className="imports-actions">
        <Button type="primary" htmlType="submit" disabled={file === null || unit === null} loading={upload.isPending}>
          {t(upload.isPending ? 'uploading' : 'upload')}
        </Button>
        <Templates kind={kind} />
      </div>
    </form>
  );
}

function Templates({ kind }: { kind: ImportKind }) {
  const t = useMessages(importMessages);
  const template = useTemplate();
  return (
    <span className="imports-files">
      {t('template')}
      {(['xlsx', 'csv'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="yige-link-button"
          onClick={() => template.mutate({ kind, format })}
        >
          {format}
        </button>
      ))}
      <Fault error={template.error} />
    </span>
  );
}
