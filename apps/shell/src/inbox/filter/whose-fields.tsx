import { corePermissions } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { useId } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { PickSelect } from '../handling/pick-select.js';
import type { InboxFilter } from '../inbox-filter.js';
import { filterMessages } from './filter-messages.js';

/** Residents that a picker is answered with. */
const OFFERED = 20;

interface WhoseFieldProps {
  filter: InboxFilter;
  onChange: (changes: Partial<InboxFilter>) => void;
}

/** The tasks of one colleague, of those who work where the user sees tasks. */
export function AssigneeField({ filter: { assignee, unit }, onChange }: WhoseFieldProps) {
  const t = useMessages(filterMessages);
  const localized = useLocalized();
  const id = useId();
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t('assignee')}
      </label>
      <PickSelect
        id={id}
        placeholder={t('anybody')}
        queryKey={['taskWorkers', unit, assignee]}
        load={(q, signal) =>
          client.taskHandling.workers({
            query: {
              ...(q === undefined ? {} : { q }),
              ...(unit === null ? {} : { unit }),
              ...(assignee === null ? {} : { chosen: assignee }),
            },
            signal,
          })
        }
        label={({ name, title, unit: { name: place } }) => `${name} · ${localized(title)} · ${place}`}
        none={t('nobody')}
        value={assignee}
        onChange={(chosen) => onChange({ assignee: chosen, unassigned: false })}
        onClear={() => onChange({ assignee: null })}
      />
    </div>
  );
}

/** The tasks about one resident, for whoever may look residents up. */
export function PersonField({ filter: { person }, onChange }: WhoseFieldProps) {
  const t = useMessages(filterMessages);
  const format = useFormat();
  const { permissions } = usePortal();
  const id = useId();
  if (!permissions.includes(corePermissions.personRead)) return null;
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t('person')}
      </label>
      <PickSelect
        id={id}
        placeholder={t('anyPerson')}
        queryKey={['taskPeople', person]}
        load={async (q, signal) => {
          if (q !== undefined) return client.people.list({ query: { q, limit: OFFERED }, signal });
          return person === null ? { items: [] } : client.people.batch({ body: { ids: [person] }, signal });
        }}
        label={({ name, door, unitName }) => format.aside(name, door?.text ?? unitName)}
        none={t('personHint')}
        value={person}
        onChange={(chosen) => onChange({ person: chosen })}
        onClear={() => onChange({ person: null })}
      />
    </div>
  );
}
