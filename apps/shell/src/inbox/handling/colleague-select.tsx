import type { AssigneePick } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import { handlingMessages } from './handling-messages.js';
import { PickSelect } from './pick-select.js';
import './handling.css';

interface ColleagueSelectProps {
  id: string;
  describedBy?: string;
  /** Those are offered who may do this task. */
  taskId: string;
  value: string | null;
  onChange: (accountId: string) => void;
}

export function ColleagueSelect({ taskId, ...rest }: ColleagueSelectProps) {
  const t = useMessages(handlingMessages);
  return (
    <PickSelect
      {...rest}
      autoFocus
      queryKey={['taskAssignees', taskId]}
      load={(q, signal) =>
        client.taskHandling.assignees({ params: { id: taskId }, query: q === undefined ? {} : { q }, signal })
      }
      label={(pick) => <Colleague pick={pick} />}
      none={t('nobody')}
    />
  );
}

function Colleague({ pick: { name, title, unit, absence } }: { pick: AssigneePick }) {
  const t = useMessages(handlingMessages);
  const localized = useLocalized();
  const format = useFormat();
  return (
    <span className="handling-colleague">
      {name}{' '}
      <small>
        {localized(title)} · {unit.name}
        {absence !== null && ` · ${t('away', { date: format.dayMonth(absence.until), deputy: absence.deputy })}`}
      </small>
    </span>
  );
}
