import {
  definePersonPanel,
  FactList,
  LoadingView,
  type PersonPanelProps,
  ReadFailed,
  useFormat,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { elderDetailSchema } from '../../contract.js';
import { isNotThere } from '../is-not-there.js';
import { elderMessages } from '../text/elder-messages.js';
import { TierReason } from '../text/tier-reason.js';

/** 居家养老 on a person's page: how often they are visited, when last, when next. */
function PersonPanel({ personId }: PersonPanelProps) {
  const t = useMessages(elderMessages);
  const format = useFormat();
  const { data, error, refetch } = usePluginQuery({
    path: `/elders/${personId}`,
    response: elderDetailSchema,
  });
  if (isNotThere(error)) return <p className="yige-quiet">{t('notRegistered')}</p>;
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  const tier = (
    <>
      {t(`tier.${data.tier}`)}{' '}
      <TierReason livingAlone={data.livingAlone} byAssessment={data.byAssessment} rule={data.rule} />
    </>
  );
  const records = [
    ...data.visits.map(({ id, personMet, visitedAt, visitedBy, services }) => ({
      ...{ id, at: visitedAt, by: visitedBy },
      words: [t(`personMet.${personMet}`), ...services.map((service) => t(`services.${service}`))],
    })),
    ...data.attempts.map(({ id, outcome, attemptedAt, attemptedBy }) => ({
      ...{ id, at: attemptedAt, by: attemptedBy },
      words: [t(`attempt.${outcome}`)],
    })),
  ].sort((one, other) => (one.at < other.at ? 1 : -1));
  const visits = records.map(({ id, at, by, words }) => (
    <div key={id}>
      {format.dateTime(at)} {by} {words.join('，')}
    </div>
  ));
  return (
    <FactList
      facts={[
        { label: t('tier'), value: tier },
        { label: t('lastVisit'), value: data.lastVisitOn === null ? t('never') : format.date(data.lastVisitOn) },
        { label: t('nextVisit'), value: format.date(data.nextVisitDue) },
        ...(visits.length === 0 ? [] : [{ label: t('thisMonth'), value: visits }]),
      ]}
    />
  );
}

export default definePersonPanel(PersonPanel);
