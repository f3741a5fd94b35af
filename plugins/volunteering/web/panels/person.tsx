import {
  definePersonPanel,
  LoadingView,
  type PersonPanelProps,
  ReadFailed,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { personNotesSchema } from '../../contract.js';
import { NotesList } from '../notes-list.js';
import { messages } from '../text/messages.js';

/** On a resident's page: the latest notes about them. */
function PersonPanel({ personId }: PersonPanelProps) {
  const t = useMessages(messages);
  const { data, error, refetch } = usePluginQuery({
    path: `/people/${personId}/notes`,
    response: personNotesSchema,
  });
  if (data === undefined) {
    return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
  }
  if (data.items.length === 0) return <p className="yige-quiet">{t('noneOfPerson')}</p>;
  return <NotesList notes={data.items} />;
}

export default definePersonPanel(PersonPanel);
