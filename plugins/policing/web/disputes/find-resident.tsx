import { ReadFailed, useMessages, usePluginQuery } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Space from 'antd/es/space';
import { useId, useState } from 'react';
import { foundResidentsSchema } from '../../contract/disputes.js';
import { intakeMessages } from '../text/intake-messages.js';
import type { PartyDraft } from './party-draft.js';

interface FindResidentProps {
  chosen: PartyDraft['chosen'];
  onChoose: (chosen: PartyDraft['chosen']) => void;
}

const SHORTEST = 2;

/** Finds a resident by their whole name; of several of one name the door tells which. */
export function FindResident({ chosen, onChoose }: FindResidentProps) {
  const t = useMessages(intakeMessages);
  const id = useId();
  const [name, setName] = useState('');
  const [asked, setAsked] = useState('');
  const { data, error, isFetching, refetch } = usePluginQuery({
    path: '/residents',
    query: { name: asked },
    response: foundResidentsSchema,
    enabled: asked !== '',
  });
  const find = () => {
    if (name.trim().length < SHORTEST) return;
    onChoose(null);
    setAsked(name.trim());
  };
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t('residentName')}
      </label>
      <Space.Compact block>
        <Input
          id={id}
          value={name}
          maxLength={50}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
          onPressEnter={find}
        />
        <Button loading={isFetching} disabled={name.trim().length < SHORTEST} onClick={find}>
          {t('find')}
        </Button>
      </Space.Compact>
      <div aria-live="polite">
        {error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && <p className="yige-quiet">{t('notFound')}</p>}
        {data !== undefined && data.items.length > 0 && (
          <Radio.Group
            value={chosen?.personId ?? null}
            style={{ display: 'grid', gap: 'var(--ant-padding-xs)', paddingBlock: 'var(--ant-padding-xs)' }}
            options={data.items.map((each) => ({
              value: each.personId,
              label: `${each.name} · ${each.door ?? t('noDoor')}`,
            }))}
            onChange={({ target }) => onChoose(data.items.find(({ personId }) => personId === target.value) ?? null)}
          />
        )}
      </div>
    </div>
  );
}
