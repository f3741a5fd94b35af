import { useQuery } from '@tanstack/react-query';
import type { Admission, AdmissionApplication } from '@yige/contracts';
import { calendarDay, LoadingView, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import './admission.css';
import { admissionMessages } from './admission-messages.js';
import { useAdmission, useDeed } from './admission-queries.js';
import { type ApplicationDraft, applicationOf, draftOf, missingIn } from './application-draft.js';
import { ApplicationFields, fieldLabels } from './application-fields.js';

/** Applies for an admission: a new one, the renewal of one, or a returned one that is mended. */
export default function ApplicationPage() {
  const { admissionId = null } = useParams();
  const [search] = useSearchParams();
  const renews = search.get('renews');
  const earlier = useAdmission(admissionId ?? renews);
  const types = useQuery({
    queryKey: ['admissions', 'types'],
    queryFn: ({ signal }) => client.admissions.types({ signal }),
  });
  const failed = earlier.error ?? types.error;
  if (failed !== null) {
    return (
      <ReadFailed
        onRetry={() => {
          void earlier.refetch();
          void types.refetch();
        }}
      />
    );
  }
  if (earlier.isLoading || types.data === undefined) return <LoadingView />;
  return <Application types={types.data.items} earlier={earlier.data ?? null} mending={admissionId !== null} />;
}

interface ApplicationProps {
  types: Awaited<ReturnType<typeof client.admissions.types>>['items'];
  earlier: Admission | null;
  mending: boolean;
}

function Application({ types, earlier, mending }: ApplicationProps) {
  const t = useMessages(admissionMessages);
  const format = useFormat();
  const navigate = useNavigate();
  const { timeZone } = usePortal();
  const [draft, setDraft] = useState<ApplicationDraft>(() => draftOf(earlier, calendarDay(new Date(), timeZone)));
  const deed = useDeed(
    (application: AdmissionApplication) => {
      if (mending && earlier !== null) {
        const body = { version: earlier.version, application };
        return client.admissions.resubmit({ params: { id: earlier.id }, body });
      }
      return client.admissions.apply({ body: { application, ...(earlier === null ? {} : { renews: earlier.id }) } });
    },
    ({ id }) => void navigate(`/admissions/${id}`),
  );
  const application = applicationOf(draft);
  const missing = missingIn(draft).map((field) => t(fieldLabels[field]));
  return (
    <div className="yige-page">
      <Link to="/admissions">{t('back')}</Link>
      <h1>{t(mending ? 'mendTitle' : earlier === null ? 'newTitle' : 'renewTitle')}</h1>
      <form
        className="form admission-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (application !== null) deed.run(application);
        }}
      >
        <ApplicationFields
          draft={draft}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
          types={types}
          known={earlier?.units ?? []}
          typeFixed={earlier !== null}
          errors={deed.errors}
        />
        {deed.failure !== null && <p role="alert">{deed.failure}</p>}
        {missing.length > 0 && <p className="yige-quiet">{t('incomplete', { fields: format.list(missing) })}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={deed.busy} disabled={application === null}>
            {t('submit')}
          </Button>
          <Button onClick={() => void navigate(-1)}>{t('cancel')}</Button>
        </div>
      </form>
    </div>
  );
}
