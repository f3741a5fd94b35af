import { definePage, LoadingView, useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useId, useState } from 'react';
import type { z } from 'zod';
import {
  IMPORT_BYTES,
  type ImportLoad,
  importLoadedSchema,
  importReportSchema,
  type importRequestSchema,
} from '../../contract/imports.js';
import { holdsMembers } from '../../rules/organisation-thresholds.js';
import { Field, Refusal } from '../parts/fields.js';
import { ImportReportView } from '../parts/import-report.js';
import { OrganisationSelect } from '../parts/organisations.js';
import { PartyPage } from '../parts/party-page.js';
import { base64Of } from '../parts/read-file.js';
import { importMessages } from '../text/import-messages.js';

interface ChosenFile {
  name: string;
  content: string;
}

/** Imports a roster: choose a file, see what would happen, load all or some of it. */
function ImportPage() {
  const t = useMessages(importMessages);
  const announce = useAnnounce();
  const inputId = useId();
  const [organisationId, setOrganisationId] = useState<string>();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [wrong, setWrong] = useState<'tooLarge' | 'unreadable' | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const check = usePluginMutation<typeof importReportSchema, z.input<typeof importRequestSchema>>({
    ...{ method: 'POST', path: '/imports/check', response: importReportSchema },
  });
  const load = usePluginMutation<typeof importLoadedSchema, ImportLoad>({
    ...{ method: 'POST', path: '/imports/load', response: importLoadedSchema },
  });
  const forget = () => {
    setFile(null);
    check.reset();
    load.reset();
  };
  const take = async (taken: File | undefined) => {
    forget();
    setWrong(null);
    if (taken === undefined) return;
    if (taken.size > IMPORT_BYTES) return setWrong('tooLarge');
    try {
      setFile({ name: taken.name, content: await base64Of(taken) });
    } catch {
      setWrong('unreadable');
    }
  };
  const examine = () => {
    if (file === null || organisationId === undefined) return;
    check.mutate(
      { organisationId, file: file.content },
      {
        onSuccess: ({ rows }) =>
          setChosen(new Set(rows.filter(({ state }) => state !== 'faulty').map(({ row }) => row))),
      },
    );
  };
  const bring = () => {
    if (file === null || organisationId === undefined) return;
    load.mutate(
      { organisationId, file: file.content, rows: [...chosen] },
      { onSuccess: (loaded) => announce(t('loaded', loaded)) },
    );
  };
  return (
    <PartyPage title={t('title')}>
      <p style={{ margin: 0, maxWidth: 720 }}>{t('what')}</p>
      <div style={{ maxWidth: 480 }}>
        <Field label={t('organisation')}>
          {(id) => (
            <OrganisationSelect
              id={id}
              only={holdsMembers}
              value={organisationId}
              onChange={(next) => {
                setOrganisationId(next);
                check.reset();
              }}
            />
          )}
        </Field>
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={inputId}>
            {t('file')}
          </label>
          <input
            id={inputId}
            type="file"
            accept=".xlsx"
            style={{ maxWidth: '100%' }}
            onChange={(event) => void take(event.target.files?.[0])}
          />
          {wrong !== null && (
            <p role="alert" className="yige-overdue">
              {t(wrong)}
            </p>
          )}
        </div>
      </div>
      <div className="yige-filters">
        <Button
          type={check.data === undefined ? 'primary' : 'default'}
          disabled={file === null || organisationId === undefined}
          loading={check.isPending}
          onClick={examine}
        >
          {t('check')}
        </Button>
      </div>
      <Refusal error={check.error ?? load.error} />
      {check.isPending && <LoadingView />}
      {check.data !== undefined && load.data === undefined && (
        <>
          <ImportReportView report={check.data} chosen={chosen} onChoose={setChosen} />
          <div>
            <Button type="primary" disabled={chosen.size === 0} loading={load.isPending} onClick={bring}>
              {t('load', { number: chosen.size })}
            </Button>
          </div>
        </>
      )}
      {load.data !== undefined && (
        <div>
          <p>
            <strong>{t('loaded', load.data)}</strong>
          </p>
        </div>
      )}
    </PartyPage>
  );
}

export default definePage(ImportPage);
