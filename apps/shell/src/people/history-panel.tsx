import { useInfiniteQuery } from '@tanstack/react-query';
import type { FactKind, Json, RegistryChange } from '@yige/contracts';
import { type Format, LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { useFactKinds } from './forms/fact-form.js';
import { peopleMessages } from './people-messages.js';
import './registry-panels.css';

interface HistoryProps {
  of: 'person' | 'household' | 'building';
  id: string;
}

/** Who changed what of a person, a household or a building; read only when somebody asks for it. */
export function HistoryPanel({ of, id }: HistoryProps) {
  const t = useMessages(peopleMessages);
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('history')} hint={t('historyHint')}>
      {open ? <History of={of} id={id} /> : <Button onClick={() => setOpen(true)}>{t('showHistory')}</Button>}
    </Panel>
  );
}

function History({ of, id }: HistoryProps) {
  const t = useMessages(peopleMessages);
  const kinds = useFactKinds();
  const history = useInfiniteQuery({
    queryKey: [GROUPS[of], 'history', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const page = { params: { id }, query: pageParam === undefined ? {} : { cursor: pageParam }, signal };
      return client[GROUPS[of]].history(page);
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (history.isLoading || kinds.isLoading) return <LoadingView />;
  if (history.data === undefined) return <ReadFailed onRetry={() => void history.refetch()} />;
  const changes = history.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <ol className="person-history">
        {changes.map((change) => (
          <Change key={change.id} change={change} kinds={kinds.data?.items ?? []} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('moreHistory')}
        </Button>
      )}
    </>
  );
}

/** Whose history it is, as the client and the cache call it. */
const GROUPS = { person: 'people', household: 'households', building: 'buildings' } as const;

const ASPECTS = {
  name: 'aspectName',
  phones: 'aspectPhones',
  aliases: 'aspectAliases',
  document: 'aspectDocument',
  documentType: 'aspectDocumentType',
  birthDate: 'aspectBirthDate',
  sex: 'aspectSex',
  merge: 'aspectMerge',
  photo: 'aspectPhoto',
  householdRegistration: 'householdRegistration',
  residence: 'residence',
  collectiveShare: 'collectiveShare',
  serviceResponsibility: 'serviceResponsibility',
  departure: 'aspectDeparture',
  head: 'aspectHead',
  vacant: 'aspectVacant',
  rented: 'aspectRented',
  buildingName: 'building',
  location: 'aspectLocation',
  door: 'aspectDoor',
  floor: 'aspectFloor',
} as const;

function Change({ change, kinds }: { change: RegistryChange; kinds: readonly FactKind[] }) {
  const t = useMessages(peopleMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { aspect, action, actor, at, source } = change;
  const kind = kinds.find((each) => aspect === `fact:${each.kind}`);
  const words = (value: Json) =>
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : wordsOf(value, kind, localized, format);
  const known = Object.entries(ASPECTS).find(([name]) => name === aspect)?.[1];
  const title = kind === undefined ? (known === undefined ? aspect : t(known)) : localized(kind.title);
  const [before, after] = [words(change.before), words(change.after)];
  return (
    <li>
      <p>
        {actor.name} {t(action)} <strong>{title}</strong>
        {before !== '' || after !== ''
          ? ` · ${before === '' ? after : t('fromTo', { before, after: after || '—' })}`
          : ''}
      </p>
      <p className="yige-quiet">
        {format.dateTime(at)}
        {source !== null && ` · ${t('sourceOf', { source })}`}
      </p>
    </li>
  );
}

type Localize = ReturnType<typeof useLocalized>;

/** A value as words: choices by their titles, everything else as it is. */
function wordsOf(value: Json, kind: FactKind | undefined, localized: Localize, format: Format): string {
  if (value === null) return '';
  if (Array.isArray(value)) return format.list(value.map((each) => wordsOf(each, kind, localized, format)));
  if (typeof value !== 'object') return optionOf(String(value), kind, localized);
  return Object.values(value)
    .map((each) => wordsOf(each, kind, localized, format))
    .filter((each) => each !== '')
    .join(' · ');
}

function optionOf(text: string, kind: FactKind | undefined, localized: Localize): string {
  const options = kind?.fields.flatMap((field) => (field.type === 'choice' ? field.options : [])) ?? [];
  const option = options.find(({ value }) => value === text);
  return option === undefined ? text : localized(option.title);
}
