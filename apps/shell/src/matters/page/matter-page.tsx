import { type Matter, matterStageTitles } from '@yige/contracts';
import { DueLabel, FactList, LoadingView, StateView, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link, useLocation, useParams } from 'react-router';
import { z } from 'zod';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { matterMessages } from '../matter-messages.js';
import { useMatter } from '../matter-queries.js';
import { placeWords } from '../place-words.js';
import { reportMessages } from '../report/report-messages.js';
import { StageMark } from '../stage-mark.js';
import { ContactFact } from './contact-fact.js';
import { MatterActions } from './matter-actions.js';
import { MatterPhotos } from './matter-photos.js';
import { MatterTimeline } from './matter-timeline.js';
import { StageLine } from './stage-line.js';
import '../../inbox/inbox.css';
import '../matters.css';

/** One matter: what and where, who has it until when, how far it has come, and what the user may do. */
export default function MatterPage() {
  const t = useMessages(matterMessages);
  const { matterId = '' } = useParams();
  const matter = useMatter(matterId);
  if (matter.isLoading) return <LoadingView />;
  // What one has lost sight of is gone, also where it was read before.
  if (isGone(matter.error)) {
    return (
      <div className="yige-page">
        <StateView
          kind="notFound"
          title={t('gone')}
          description={t('goneHint')}
          action={<Link to="/matters">{t('back')}</Link>}
        />
      </div>
    );
  }
  if (matter.data === undefined) return <ReadFailed onRetry={() => void matter.refetch()} />;
  return <MatterView key={matterId} matter={matter.data} />;
}

function MatterView({ matter }: { matter: Matter }) {
  const t = useMessages(matterMessages);
  const { title, description, holder } = matter;
  return (
    <article className="matter">
      <div className="yige-page matter-body">
        <nav>
          <Link to="/matters">{t('back')}</Link>
        </nav>
        <header className="matter-head">
          <h1>{title}</h1>
          <StageMark {...matter} />
          {holder !== null && <DueLabel dueAt={holder.dueAt} />}
        </header>
        <PhotosLost />
        <StageLine stage={matter.stage} />
        <Holder matter={matter} />
        <Facts matter={matter} />
        {description !== '' && <p className="matter-description">{description}</p>}
        <MatterPhotos matterId={matter.id} />
        <MatterTimeline matter={matter} />
      </div>
      <MatterActions matter={matter} />
    </article>
  );
}

function Facts({ matter }: { matter: Matter }) {
  const t = useMessages(matterMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { category, place, source, reporter, reportedAt, contact, reopenings, evaluation } = matter;
  return (
    <FactList
      facts={[
        { label: t('kind'), value: localized(category.title) },
        { label: t('where'), value: placeWords(place) },
        { label: t('source'), value: t(`source.${source}`) },
        {
          label: t('reporter'),
          value: t('reported', { name: reporter.name, time: format.dateTime(reportedAt) }),
        },
        ...(contact === null
          ? []
          : [{ label: t('contact'), value: <ContactFact matter={matter} contact={contact} /> }]),
        ...(reopenings === 0 ? [] : [{ label: t('reopenedLabel'), value: t('reopened', { count: reopenings }) }]),
        ...(evaluation === null
          ? []
          : [
              {
                label: t('evaluation'),
                value: [
                  t(`grade.${evaluation.grade}`),
                  ...(evaluation.comment === null ? [] : [evaluation.comment]),
                ].join(' · '),
              },
            ]),
      ]}
    />
  );
}

/** Who has it since when, and until when the step is to be done. */
function Holder({ matter: { holder, stage } }: { matter: Matter }) {
  const t = useMessages(matterMessages);
  const localized = useLocalized();
  const format = useFormat();
  if (holder === null) return null;
  const { name, person, since, dueAt } = holder;
  return (
    <section className="matter-holder" aria-label={t('holder')}>
      <strong>{person === null ? t('heldBy', { name }) : t('heldByPerson', { name, person: person.name })}</strong>
      <span>{localized(matterStageTitles[stage])}</span>
      <span className="yige-quiet">
        {t('since', { time: format.dateTime(since) })} · {t('dueBy', { time: format.dateTime(dueAt) })}
      </span>
    </section>
  );
}

/** After a report: how many photos did not arrive, where they can be added. */
function PhotosLost() {
  const t = useMessages(reportMessages);
  const { state } = useLocation();
  const count = z.object({ photosLost: z.number() }).safeParse(state).data?.photosLost ?? 0;
  if (count === 0) return null;
  return (
    <p className="yige-fault" role="status">
      {t('photosLost', { count })}
    </p>
  );
}
