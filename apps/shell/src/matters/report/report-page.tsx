import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type MatterSource, newId, ProblemError } from '@yige/contracts';
import { ChoiceButtons, Icon, LoadingView, useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { client } from '../../api/client.js';
import { useFormDraft } from '../../offline/use-form-draft.js';
import { Fault } from '../../security/fault.js';
import { matterMessages } from '../matter-messages.js';
import { useMatterCategories } from '../matter-queries.js';
import { type Contact, ContactFields, noContact } from './contact-fields.js';
import { PhotoPicker } from './photo-picker.js';
import { PlaceFields } from './place-fields.js';
import { DRAFT, draftOf, type Report, reportBody, reportOf } from './report.js';
import { reportMessages } from './report-messages.js';
import { useBuilding, usePlaces } from './use-places.js';
import '../matters.css';

const SOURCES = ['staff', 'public', 'superior'] as const satisfies readonly MatterSource[];

/**
 * A photo, a category, one sentence: the place is that of the reporter’s own post, or the building or door from whose page
 * they come.
 */
export default function ReportPage() {
  const places = usePlaces();
  const [search] = useSearchParams();
  const building = useBuilding(search.get('building'));
  const [first] = places;
  if (first === undefined) return null;
  if (building.isLoading) return <LoadingView />;
  const { data: from } = building;
  if (from === undefined) return <ReportForm start={{ unitId: first.id }} />;
  return <ReportForm start={{ unitId: from.unitId, buildingId: from.id, dwellingId: search.get('dwelling') }} />;
}

function ReportForm({ start }: { start: Pick<Report, 'unitId'> & Partial<Report> }) {
  const t = useMessages(reportMessages);
  const own = useMessages(matterMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const id = useId();
  const categories = useMatterCategories();
  const { draft, isRead, write, remove } = useFormDraft(DRAFT);
  // A report that nobody touched has one key too.
  const [untouched] = useState(newId);
  const [isTouched, setTouched] = useState(false);
  const [photos, setPhotos] = useState<File[]>([]);
  const [contact, setContact] = useState<Contact>(noContact);
  const [tried, setTried] = useState(false);
  const kept = reportOf(draft, start.unitId);
  // Whoever comes from a building means that one, whatever they had begun.
  const report = isTouched || start.buildingId === undefined ? kept : { ...kept, ...start };
  const change = (next: Partial<Report>) => {
    setTouched(true);
    write(draftOf({ ...report, ...next }));
  };
  const titleMissing = report.title.trim().length < 2;
  const sending = useMutation({
    mutationFn: async () => {
      const attempt = draft?.attempt ?? untouched;
      const matter = await client.matters.report({ body: reportBody(report, contact), idempotencyKey: attempt });
      const lost = await sendPhotos(matter.id, photos);
      return { matter, lost };
    },
    onSuccess: ({ matter, lost }) => {
      remove();
      announce(lost === 0 ? t('sent') : t('photosLost', { count: lost }));
      void cache.invalidateQueries({ queryKey: ['matters'] });
      void cache.invalidateQueries({ queryKey: ['tasks'] });
      void navigate(`/matters/${matter.id}`, { replace: true, state: { photosLost: lost } });
    },
  });
  if (!isRead) return <LoadingView />;
  const submit = () => {
    setTried(true);
    if (!titleMissing && report.category !== null) sending.mutate();
  };
  return (
    <form
      className="yige-page report"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <nav>
        <Link to="/matters">{own('back')}</Link>
      </nav>
      <h1>{own('reportTitle')}</h1>
      <PhotoPicker photos={photos} onChange={setPhotos} />
      <ChoiceButtons<string>
        label={t('category')}
        columns={4}
        value={report.category}
        onChange={(category) => change({ category })}
        options={(categories.data?.items ?? []).map(({ code, title }) => ({ value: code, label: localized(title) }))}
        error={tried && report.category === null ? t('categoryMissing') : undefined}
      />
      <div className="yige-field">
        <label htmlFor={`${id}-title`} className="yige-field-label">
          {t('what')}
        </label>
        <Input.TextArea
          id={`${id}-title`}
          value={report.title}
          maxLength={100}
          autoSize={{ minRows: 2, maxRows: 4 }}
          placeholder={t('whatHint')}
          aria-invalid={tried && titleMissing}
          aria-describedby={`${id}-title-error`}
          onChange={({ target }) => change({ title: target.value })}
        />
        {tried && titleMissing && (
          <p className="yige-choice-error" id={`${id}-title-error`} role="alert">
            <Icon name="alert" size={14} /> {t('whatMissing')}
          </p>
        )}
      </div>
      <div className="yige-field">
        <label htmlFor={`${id}-description`} className="yige-field-label">
          {t('description')} <span className="yige-field-optional">{t('optional')}</span>
        </label>
        <Input.TextArea
          id={`${id}-description`}
          value={report.description}
          maxLength={2_000}
          autoSize={{ minRows: 1, maxRows: 8 }}
          placeholder={t('descriptionHint')}
          onChange={({ target }) => change({ description: target.value })}
        />
      </div>
      <PlaceFields report={report} onChange={change} />
      <ChoiceButtons<MatterSource>
        label={own('source')}
        value={report.source}
        onChange={(source) => change({ source })}
        options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
      />
      {report.source === 'public' && <ContactFields contact={contact} onChange={setContact} />}
      <Fault error={sending.error} />
      {sending.error instanceof ProblemError && <FieldFaults error={sending.error} />}
      <div className="report-bar">
        {draft !== null && <small className="yige-quiet">{t('draftKept')}</small>}
        <Button type="primary" size="large" htmlType="submit" loading={sending.isPending}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}

/** What core says of single fields, each in its own words. */
function FieldFaults({ error }: { error: ProblemError }) {
  return (
    <ul className="yige-plain-list">
      {(error.problem.errors ?? []).map(({ pointer, message }) => (
        <li key={pointer}>{message}</li>
      ))}
    </ul>
  );
}

/** The matter is there whatever becomes of its photos; how many did not arrive. */
async function sendPhotos(id: string, photos: readonly File[]): Promise<number> {
  let lost = 0;
  for (const file of photos) {
    try {
      await client.matterPhotos.add({ params: { id }, body: { file } });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      lost += 1;
    }
  }
  return lost;
}
