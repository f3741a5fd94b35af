import {
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useMessages,
  usePages,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { notePageSchema } from '../../contract.js';
import { NotesList } from '../notes-list.js';
import { Papers } from '../papers.js';
import { messages } from '../text/messages.js';
import { WriteNote } from '../write-note.js';

/** The notes of the units in which the user may read them, and a line to write one. */
function NotesPage() {
  const t = useMessages(messages);
  const mayWrite = usePluginPermission('protocol-sample:note.write');
  const pages = usePages();
  const { data, error, refetch } = usePluginQuery({
    path: '/notes',
    query: { cursor: pages.cursor },
    response: notePageSchema,
  });
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
      </header>
      {mayWrite && <WriteNote onWritten={pages.restart} />}
      {mayWrite && <Papers />}
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('empty')} description={t('emptyHint')} />}
      {data !== undefined && data.items.length > 0 && <NotesList notes={data.items} />}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
    </div>
  );
}

export default definePage(NotesPage);
