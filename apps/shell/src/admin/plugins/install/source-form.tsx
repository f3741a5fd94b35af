import { ARTEFACT_LIMITS } from '@yige/contracts';
import { ChoiceButtons, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Progress from 'antd/es/progress';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { FileField } from '../file-field.js';
import { INSTALL } from '../plugin-paths.js';
import { installMessages } from './install-messages.js';
import { ProblemView } from './problem-view.js';
import { useStart } from './use-start.js';

/** The address of the plugin's server and, where it is not read from there, the signed package. */
export function SourceForm() {
  const t = useMessages(installMessages);
  const navigate = useNavigate();
  const addressId = useId();
  const [source, setSource] = useState<'url' | 'upload'>('url');
  const [baseUrl, setBaseUrl] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState(false);
  const { start, share } = useStart();
  const addressWrong = !isAddress(baseUrl.trim());
  const fileMissing = source === 'upload' && file === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (addressWrong || fileMissing) return;
    start.mutate(
      { baseUrl: baseUrl.trim(), file: source === 'upload' ? file : null },
      { onSuccess: ({ id }) => void navigate(`${INSTALL}/${id}`) },
    );
  };
  return (
    <Panel title={t('begin')}>
      <form className="plugin-form" onSubmit={submit} noValidate>
        <ChoiceButtons
          label={t('source')}
          value={source}
          onChange={setSource}
          columns={2}
          options={[
            { value: 'url', label: t('byUrl') },
            { value: 'upload', label: t('byUpload') },
          ]}
        />
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={addressId}>
            {t('address')}
          </label>
          <Input
            id={addressId}
            inputMode="url"
            autoComplete="off"
            maxLength={300}
            value={baseUrl}
            status={checked && addressWrong ? 'error' : ''}
            aria-describedby={`${addressId}-note`}
            onBlur={() => setChecked(checked || baseUrl !== '')}
            onChange={({ target }) => setBaseUrl(target.value)}
          />
          <span id={`${addressId}-note`} className={checked && addressWrong ? 'yige-overdue' : 'yige-quiet'}>
            {t(checked && addressWrong ? 'addressWrong' : 'addressHint')}
          </span>
        </div>
        {source === 'upload' && (
          <FileField
            label={t('file')}
            accept=".tgz,application/gzip"
            hint={t('fileHint', { size: ARTEFACT_LIMITS.packed / 1_000_000 })}
            fault={checked && fileMissing ? t('fileMissing') : undefined}
            onChange={setFile}
          />
        )}
        {share !== null && (
          <div role="status">
            <Progress percent={Math.round(share * 100)} showInfo={false} />
            {t('uploading', { percent: Math.round(share * 100) })}
          </div>
        )}
        <ProblemView error={start.error} />
        <div className="plugin-actions">
          <Button type="primary" htmlType="submit" loading={start.isPending}>
            {t('start')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text);
}
