import { endedStatuses, type TaskStatus, taskStatusTitles } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Select from 'antd/es/select';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { UnitSelect } from '../../staff/unit-select.js';
import { type InboxFilter, isNarrowed, searchOf, unfiltered } from '../inbox-filter.js';
import { filterMessages } from './filter-messages.js';
import { PlaceField } from './place-field.js';
import { AssigneeField, PersonField } from './whose-fields.js';
import './filter.css';

const openStates: readonly TaskStatus[] = ['open', 'accepted', 'inProgress', 'submitted', 'returned'];

/** By state, oversight, who has the task, whom it is about, type and unit. */
export function FilterForm({ filter }: { filter: InboxFilter }) {
  const t = useMessages(filterMessages);
  const localized = useLocalized();
  const navigate = useNavigate();
  const id = useId();
  const change = (changes: Partial<InboxFilter>) =>
    void navigate({ search: searchOf({ ...filter, ...changes }) }, { replace: true });
  const states: readonly TaskStatus[] = filter.ended ? endedStatuses : openStates;
  const isOfUnits = filter.box === 'unit' || filter.box === 'sent';
  return (
    <div className="inbox-filter">
      <fieldset>
        <legend>{t('states')}</legend>
        {states.map((status) => (
          <Checkbox
            key={status}
            checked={filter.status.includes(status)}
            onChange={({ target }) =>
              change({
                status: states.filter((each) => (each === status ? target.checked : filter.status.includes(each))),
              })
            }
          >
            {localized(taskStatusTitles[status])}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('whose')}</legend>
        <Checkbox checked={filter.overseen} onChange={({ target }) => change({ overseen: target.checked })}>
          {t('overseen')}
        </Checkbox>
        {isOfUnits && !filter.ended && (
          <Checkbox
            checked={filter.unassigned}
            onChange={({ target }) =>
              change({ unassigned: target.checked, assignee: target.checked ? null : filter.assignee })
            }
          >
            {t('unassigned')}
          </Checkbox>
        )}
      </fieldset>
      {filter.box !== 'mine' && <AssigneeField filter={filter} onChange={change} />}
      <PersonField filter={filter} onChange={change} />
      <PlaceField filter={filter} onChange={change} />
      <TypeField filter={filter} onChange={(type) => change({ type })} />
      {isOfUnits && (
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={id}>
            {t('unit')}
          </label>
          <UnitSelect id={id} clearable value={filter.unit} onChange={(unit) => change({ unit })} />
        </div>
      )}
      <Button disabled={!isNarrowed(filter)} onClick={() => change(unfiltered)}>
        {t('clear')}
      </Button>
    </div>
  );
}

/** The types of one bureau where the list shows only one. */
function TypeField({ filter, onChange }: { filter: InboxFilter; onChange: (type: string | null) => void }) {
  const t = useMessages(filterMessages);
  const localized = useLocalized();
  const { taskTypes } = usePortal();
  const id = useId();
  const offered = taskTypes.filter(({ pluginId }) => filter.plugin === null || filter.plugin === pluginId);
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t('type')}
      </label>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('anyType')}
        value={filter.type}
        onChange={(type?: string) => onChange(type ?? null)}
        options={offered.map(({ type, title }) => ({ value: type, label: localized(title) }))}
      />
    </div>
  );
}
