import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BureauCell, LoadingView, Pager, StateView, useFormat, useLocalized, useMessages, usePages } from '@yige/ui';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AdmissionHead } from './admission-head.js';
import { admissionMessages } from './admission-messages.js';

const PAGE = 20;

/** What communities refused because it was not admitted, on the record of the bureaus that sent it. */
export default function RefusalsPage() {
  const t = useMessages(admissionMessages);
  const format = useFormat();
  const localized = useLocalized();
  const pages = usePages();
  const refusals = useQuery({
    queryKey: ['admissions', 'refusals', pages.cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.taskAdmissions.refusals({
        query: { limit: PAGE, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
        signal,
      }),
  });
  const { data } = refusals;
  return (
    <div className="yige-page">
      <AdmissionHead note={t('refusalsNote')} />
      {refusals.isLoading && <LoadingView />}
      {refusals.error !== null && data === undefined && <ReadFailed onRetry={() => void refusals.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('noRefusals')} />}
      {data !== undefined && data.items.length > 0 && (
        <ul className="yige-cards">
          {data.items.map(({ id, bureau, typeTitle, unit, reason, note, by, at }) => (
            <li key={id} className="admission-card">
              <span className="admission-name">
                <BureauCell glyph={bureau.glyph} color={bureau.color} />
                <strong>{localized(bureau.name)}</strong> {localized(typeTitle)}
              </span>
              <span>
                {t(`refusal.${reason}`)}
                {note !== null && <> · {note}</>}
              </span>
              <span className="yige-quiet">
                {unit?.name ?? '—'} · {by.name} · {format.dateTime(at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}
