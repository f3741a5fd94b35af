import { type Import, type ImportMapping, importFields } from '@yige/contracts';
import { Panel, useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useId } from 'react';
import { importMessages } from './import-messages.js';

interface WordChoicesProps {
  one: Import;
  mapping: ImportMapping;
  onChange: (values: ImportMapping['values']) => void;
}

/** Words that the last check did not know, each with the values that it may mean. */
export function WordChoices({ one, mapping, onChange }: WordChoicesProps) {
  const t = useMessages(importMessages);
  const localized = useLocalized();
  const id = useId();
  const unknown = Object.entries(one.unknownWords).flatMap(([name, words]) => {
    const field = importFields[one.kind].find((known) => known.name === name);
    return field === undefined ? [] : words.map((word) => ({ field, word }));
  });
  if (unknown.length === 0) return null;
  return (
    <Panel title={t('wordsTitle')} hint={t('wordsHint')}>
      <ul className="imports-columns">
        {unknown.map(({ field, word }) => {
          const ofField = mapping.values[field.name] ?? {};
          const key = `${id}-${field.name}-${word}`;
          return (
            <li key={key} data-mapped>
              <label htmlFor={key}>
                {localized(field.title)} {t('wordIs', { word })}
              </label>
              <Select
                id={key}
                placeholder={t('sayWord')}
                value={ofField[word] ?? null}
                options={(field.values ?? []).map(({ value, title }) => ({ value, label: localized(title) }))}
                onChange={(value: string) =>
                  onChange({ ...mapping.values, [field.name]: { ...ofField, [word]: value } })
                }
              />
              <span />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
