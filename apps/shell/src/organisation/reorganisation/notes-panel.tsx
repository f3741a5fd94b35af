import { addDays, type ReorganisationNote, type ReorganisationPreview } from '@yige/contracts';
import { Icon, Panel, useFormat, useMessages } from '@yige/ui';
import { previewMessages } from './preview-messages.js';
import { namesOf } from './preview-units.js';

/** What follows by itself, and that the past stays. */
export function NotesPanel({ preview, effectiveOn }: { preview: ReorganisationPreview; effectiveOn: string }) {
  const t = useMessages(previewMessages);
  const format = useFormat();
  const nameOf = namesOf(preview);
  return (
    <>
      {preview.notes.length > 0 && (
        <Panel title={t('follows')}>
          <ul className="yige-plain-list">
            {preview.notes.map((note) => (
              <li key={JSON.stringify(note)}>{textOf(note, nameOf, t)}</li>
            ))}
          </ul>
        </Panel>
      )}
      <p className="reorganisation-note">
        <Icon name="clock" size={16} /> {t('history', { date: format.date(addDays(effectiveOn, -1)) })}
      </p>
    </>
  );
}

function textOf(
  note: ReorganisationNote,
  nameOf: (key: string) => string,
  t: (key: ReorganisationNote['kind'], values: Record<string, string | number>) => string,
): string {
  switch (note.kind) {
    case 'recoded':
      return t('recoded', { units: note.units });
    case 'leaderless':
      return t('leaderless', { unit: nameOf(note.unit) });
    default:
      return t(note.kind, { count: note.count });
  }
}
