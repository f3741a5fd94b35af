import { type MatterSummary, matterStageSchema, matterStageTitles } from '@yige/contracts';
import { DueLabel, useDisplay, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { matterMessages } from './matter-messages.js';
import { placeWords } from './place-words.js';
import { StageMark } from './stage-mark.js';

/** Matters as cards, on a desktop in groups by step where several steps are shown. */
export function MatterList({ matters, grouped }: { matters: readonly MatterSummary[]; grouped: boolean }) {
  const localized = useLocalized();
  const { phone } = useDisplay();
  if (phone || !grouped) return <Cards matters={matters} />;
  const groups = matterStageSchema.options
    .map((stage) => ({ stage, matters: matters.filter((matter) => matter.stage === stage) }))
    .filter((group) => group.matters.length > 0);
  return groups.map((group) => (
    <section key={group.stage} className="matters-group" aria-label={localized(matterStageTitles[group.stage])}>
      <h2>{localized(matterStageTitles[group.stage])}</h2>
      <Cards matters={group.matters} />
    </section>
  ));
}

function Cards({ matters }: { matters: readonly MatterSummary[] }) {
  return (
    <ul className="yige-cards">
      {matters.map((matter) => (
        <li key={matter.id} className="matter-card">
          <Card matter={matter} />
        </li>
      ))}
    </ul>
  );
}

function Card({ matter }: { matter: MatterSummary }) {
  const t = useMessages(matterMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { id, title, category, holder, place, reporter, reportedAt, closedAt } = matter;
  return (
    <>
      <div className="matter-card-head">
        <Link to={`/matters/${id}`}>{title}</Link>
        <StageMark {...matter} />
        {holder !== null && <DueLabel dueAt={holder.dueAt} />}
      </div>
      <p>
        {localized(category.title)} · {placeWords(place)}
      </p>
      <p className="yige-quiet">
        {holder === null ? localized(matterStageTitles.closed) : t('heldBy', { name: holder.name })} ·{' '}
        {t('reported', { name: reporter.name, time: format.dateTime(closedAt ?? reportedAt) })}
      </p>
    </>
  );
}
