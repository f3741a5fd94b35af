import {
  type Applicant,
  applicantSchema,
  type IdentityCheck,
  identityCheckSchema,
  type RightsRequestKind,
  rightsRequestKindSchema,
} from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { ConsentField } from './consent-field.js';
import { type GivenRequest, requestOf } from './given-request.js';
import { rightsMessages } from './rights-messages.js';

const nothing: GivenRequest = {
  kind: 'copy',
  applicant: 'self',
  identityCheck: null,
  representative: '',
  basis: '',
  wish: '',
  subject: null,
};

/** Takes down who came, how they showed who they are, and what they ask. */
export function RequestForm({ personId }: { personId: string }) {
  const t = useMessages(rightsMessages);
  const navigate = useNavigate();
  const [given, setGiven] = useState(nothing);
  const request = requestOf(given);
  const change = useChange(
    (body: NonNullable<typeof request>) => client.rights.request({ params: { id: personId }, body }),
    ({ id }) => void navigate(`/rights-requests/${id}`),
  );
  const set = (changed: Partial<GivenRequest>) => setGiven({ ...given, ...changed });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (request !== null) change.run(request);
      }}
    >
      <ChoiceButtons<RightsRequestKind>
        label={t('what')}
        value={given.kind}
        onChange={(kind) => set({ kind, subject: null })}
        columns={2}
        options={rightsRequestKindSchema.options.map((value) => ({ value, label: t(value) }))}
      />
      <ChoiceButtons<Applicant>
        label={t('who')}
        value={given.applicant}
        onChange={(applicant) => set({ applicant })}
        options={applicantSchema.options.map((value) => ({ value, label: t(value) }))}
      />
      {given.applicant !== 'self' && (
        <>
          <Field label={t('representative')} error={change.errorAt('/representative')}>
            {(control) => (
              <Input
                {...control}
                maxLength={50}
                value={given.representative}
                onChange={({ target }) => set({ representative: target.value })}
              />
            )}
          </Field>
          <Field label={t('basis')} hint={t('basisHint')} error={change.errorAt('/basis')}>
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                value={given.basis}
                onChange={({ target }) => set({ basis: target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t('identityCheck')} hint={t('identityHint')} error={change.errorAt('/identityCheck')}>
        {(control) => (
          <Select<IdentityCheck | null>
            {...control}
            value={given.identityCheck}
            onChange={(identityCheck) => set({ identityCheck })}
            options={identityCheckSchema.options.map((value) => ({ value, label: t(value) }))}
          />
        )}
      </Field>
      {given.kind === 'correction' && (
        <Field label={t('wish')} error={change.errorAt('/wish')}>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={500}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={given.wish}
              onChange={({ target }) => set({ wish: target.value })}
            />
          )}
        </Field>
      )}
      {(given.kind === 'consentWithdrawal' || given.kind === 'consentRenewal') && (
        <ConsentField
          value={given.subject}
          error={change.errorAt('/subject')}
          onChange={(subject) => set({ subject })}
        />
      )}
      {change.failure !== null && <p role="alert">{change.failure}</p>}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={change.busy} disabled={request === null}>
          {t('receive')}
        </Button>
      </div>
    </form>
  );
}
