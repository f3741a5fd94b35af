import { headingsAt, type Import, type ImportMapping, importFields } from '@yige/contracts';
import { Icon, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { Fault } from '../security/fault.js';
import { CancelButton } from './cancel-button.js';
import { ColumnTable } from './column-table.js';
import { importMessages } from './import-messages.js';
import { useCheck } from './import-queries.js';
import { ofResidents } from './kind-pages.js';
import { SheetPreview } from './sheet-preview.js';
import { WordChoices } from './word-choices.js';

interface MappingStepProps {
  one: Import;
  onChecking: () => void;
}

/** Which column is what, with the first rows beside it; then the check. */
export function MappingStep({ one, onChecking }: MappingStepProps) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const id = useId();
  const [mapping, setMapping] = useState(one.mapping);
  const check = useCheck(one.id);
  const missing = useMissing(one, mapping);
  const set = (changes: Partial<ImportMapping>) => setMapping({ ...mapping, ...changes });
  const headings = headingsAt(one.preview, mapping.headingRow) ?? [];
  return (
    <>
      <Panel title={t('columnsTitle')} hint={t('columnsHint')}>
        <div className="imports-form">
          <div className="yige-field">
            <label className="yige-field-label" htmlFor={`${id}-heading`}>
              {t('headingRow')}
            </label>
            <Select
              id={`${id}-heading`}
              value={mapping.headingRow}
              onChange={(headingRow) => set({ headingRow })}
              options={one.preview.map(({ row }) => ({
                value: row,
                label: t('headingRowOf', {
                  row,
                  cells: format.list((headingsAt(one.preview, row) ?? []).filter((cell) => cell !== '')),
                }),
              }))}
            />
          </div>
          <ColumnTable one={one} mapping={mapping} onChange={(columns) => set({ columns })} />
        </div>
      </Panel>
      <WordChoices one={one} mapping={mapping} onChange={(values) => set({ values })} />
      <SheetPreview rows={one.preview} headingRow={mapping.headingRow} columns={headings.length} />
      <Panel title={t('check')} hint={t('checkHint')}>
        <div className="imports-form">
          {one.kind === 'people' && (
            <div className="yige-field">
              <Checkbox
                checked={mapping.makePlaces}
                aria-describedby={`${id}-places`}
                onChange={({ target }) => set({ makePlaces: target.checked })}
              >
                {t('makePlaces')}
              </Checkbox>
              <span id={`${id}-places`} className="yige-quiet">
                {t('makePlacesHint')}
              </span>
            </div>
          )}
          {ofResidents(one.kind) && (
            <div className="yige-field">
              <label className="yige-field-label" htmlFor={`${id}-source`}>
                {t('source')}
              </label>
              <Input
                id={`${id}-source`}
                value={mapping.source}
                maxLength={60}
                aria-describedby={`${id}-source-hint`}
                onChange={({ target }) => set({ source: target.value })}
              />
              <span id={`${id}-source-hint`} className="yige-quiet">
                {t('sourceHint')}
              </span>
            </div>
          )}
          <Fault error={check.error} />
          <div className="imports-actions">
            <CancelButton one={one} />
            <span className="imports-blocked" role="status">
              {missing !== null && (
                <>
                  <Icon name="alert" size={16} /> {t('mustMap', { fields: missing })}
                </>
              )}
            </span>
            <Button
              type="primary"
              disabled={missing !== null || mapping.source.trim() === ''}
              loading={check.isPending}
              onClick={() => check.mutate(mapping, { onSuccess: onChecking })}
            >
              {t(one.state === 'checked' ? 'checkAgain' : 'check')}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}

/** What must be chosen before anything can be judged; null for nothing. */
function useMissing({ kind }: Import, { columns }: ImportMapping): string | null {
  const t = useMessages(importMessages);
  const localized = useLocalized();
  const format = useFormat();
  const names = importFields[kind]
    .filter(({ name, required }) => required && !(name in columns))
    .map(({ title }) => localized(title));
  if (kind === 'people' && !('building' in columns) && !('address' in columns)) names.push(t('addressOrBuilding'));
  return names.length === 0 ? null : format.list(names);
}
