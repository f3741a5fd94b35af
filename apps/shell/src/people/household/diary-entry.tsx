import type { DiaryEntry } from '@yige/contracts';
import { Icon, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { householdMessages } from './household-messages.js';

interface EntryProps {
  householdId: string;
  entry: DiaryEntry;
}

/** One entry as it was written, and below it what was put right since (补充更正). */
export function DiaryEntryItem({ householdId, entry: { id, author, visitedAt, text, addenda } }: EntryProps) {
  const t = useMessages(householdMessages);
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [draft, setDraft] = useState('');
  return (
    <li>
      <p>
        <strong>{format.dateTime(visitedAt)}</strong> <span className="yige-quiet">{author}</span>
      </p>
      <p>{text}</p>
      {addenda.length > 0 && (
        <ul className="diary-addenda">
          {addenda.map((addendum) => (
            <li key={addendum.id}>
              <p className="yige-quiet">
                {t('addendumBy', { author: addendum.author, at: format.dateTime(addendum.writtenAt) })}
              </p>
              <p>{addendum.text}</p>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <NewAddendum
          householdId={householdId}
          entryId={id}
          draft={draft}
          onChange={setDraft}
          onSaved={() => {
            setDraft('');
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button
          type="button"
          className="yige-link-button"
          aria-label={t('addToOf', { at: format.dateTime(visitedAt) })}
          onClick={() => setAdding(true)}
        >
          <Icon name="plus" size={14} /> {draft === '' ? t('addTo') : t('writeOn')}
        </button>
      )}
    </li>
  );
}

interface NewAddendumProps {
  householdId: string;
  entryId: string;
  draft: string;
  onChange: (draft: string) => void;
  onSaved: () => void;
  onCancel: () => void;
}

function NewAddendum({ householdId, entryId, draft, onChange, onSaved, onCancel }: NewAddendumProps) {
  const t = useMessages(householdMessages);
  const change = useChange(
    () => client.households.addToDiary({ params: { id: householdId, entryId }, body: { text: draft } }),
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
      <Field
        label={t('addendum')}
        hint={t('addendumHint')}
        error={change.errorAt('/text') ?? change.failure ?? undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2_000}
            value={draft}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={change.busy} disabled={draft.trim() === ''}>
          {t('keep')}
        </Button>
        <Button onClick={onCancel}>{t('later')}</Button>
      </div>
    </form>
  );
}
