import { useInfiniteQuery } from '@tanstack/react-query';
import { instantAt } from '@yige/contracts';
import { Icon, LoadingView, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { DiaryEntryItem } from './diary-entry.js';
import { householdMessages } from './household-messages.js';
import '../registry-panels.css';

const SHOWN = 5;

/** The household's diary (民情日记): absent for those who do not keep one. */
export function DiaryPanel({ householdId }: { householdId: string }) {
  const t = useMessages(householdMessages);
  const { permissions } = usePortal();
  const [writing, setWriting] = useState(false);
  const [draft, setDraft] = useState(EMPTY);
  const diary = useInfiniteQuery({
    queryKey: ['households', 'diary', householdId],
    enabled: permissions.includes('core:diary.keep'),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      client.households.diary({
        params: { id: householdId },
        query: { limit: SHOWN, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (!permissions.includes('core:diary.keep')) return null;
  const entries = diary.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t('diary')}
      hint={t('diaryHint')}
      {...(writing
        ? {}
        : {
            extra: (
              <button type="button" className="yige-link-button" onClick={() => setWriting(true)}>
                <Icon name="plus" size={14} /> {draft.text === '' ? t('write') : t('writeOn')}
              </button>
            ),
          })}
    >
      {writing && (
        <NewEntry
          householdId={householdId}
          draft={draft}
          onChange={setDraft}
          onSaved={() => {
            setDraft(EMPTY);
            setWriting(false);
          }}
          onCancel={() => setWriting(false)}
        />
      )}
      {diary.isLoading && <LoadingView />}
      {diary.error !== null && diary.data === undefined && <ReadFailed onRetry={() => void diary.refetch()} />}
      {diary.data !== undefined && entries.length === 0 && !writing && <p className="yige-quiet">{t('noDiary')}</p>}
      <ol className="person-history">
        {entries.map((entry) => (
          <DiaryEntryItem key={entry.id} householdId={householdId} entry={entry} />
        ))}
      </ol>
      {diary.hasNextPage && (
        <Button loading={diary.isFetchingNextPage} onClick={() => void diary.fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
    </Panel>
  );
}

/** What the field of day and time says, as a moment. */
function instantOf(text: string, timeZone: string): string {
  return instantAt(text.slice(0, 10), text.slice(11, 16), timeZone).toISOString();
}

interface Draft {
  text: string;
  /** Day and time of the visit as the field has it; null for now. */
  at: string | null;
}

const EMPTY: Draft = { text: '', at: null };

interface NewEntryProps {
  householdId: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSaved: () => void;
  onCancel: () => void;
}

function NewEntry({ householdId, draft, onChange, onSaved, onCancel }: NewEntryProps) {
  const t = useMessages(householdMessages);
  const { timeZone } = usePortal();
  // A draft is this page's: it is kept while the form is closed, and nowhere beyond.
  const { text, at } = draft;
  const change = useChange(
    () =>
      client.households.writeDiary({
        params: { id: householdId },
        body: { text, visitedAt: at === null ? new Date().toISOString() : instantOf(at, timeZone) },
      }),
    onSaved,
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        change.run(undefined);
      }}
    >
      <Field label={t('text')} error={change.errorAt('/text') ?? change.failure ?? undefined}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={2_000}
            value={text}
            onChange={({ target }) => onChange({ ...draft, text: target.value })}
          />
        )}
      </Field>
      <Field label={t('visitedAt')} hint={t('visitedAtHint')} optional error={change.errorAt('/visitedAt')}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={at ?? ''}
            onChange={({ target }) => onChange({ ...draft, at: target.value === '' ? null : target.value })}
          />
        )}
      </Field>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={change.busy} disabled={text.trim() === ''}>
          {t('keep')}
        </Button>
        <Button onClick={onCancel}>{t('later')}</Button>
      </div>
    </form>
  );
}
