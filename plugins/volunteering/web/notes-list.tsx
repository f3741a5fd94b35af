import { Chip, useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { Note } from '../contract.js';
import { messages } from './text/messages.js';

/** Notes with who wrote them and when. */
export function NotesList({ notes }: { notes: readonly Note[] }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {notes.map(({ id, text, writtenAt, writtenBy, isNew }) => (
        <li key={id}>
          <div>
            {text}{' '}
            {isNew && (
              <Chip tone="accent" icon="comment">
                {t('isNew')}
              </Chip>
            )}
          </div>
          <div className="yige-quiet">
            {format.dateTime(writtenAt)} {writtenBy}
          </div>
        </li>
      ))}
    </ul>
  );
}
