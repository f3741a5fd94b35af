import type { Person } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { useState } from 'react';
import { PhotoDialog } from './photo-dialog.js';
import { photoMessages } from './photo-messages.js';
import './photo.css';

type PersonPictureProps = Pick<Person, 'id' | 'name' | 'photoId' | 'actions'>;

/** The photo of a person, or the first character of their name; who keeps the registry may change it. */
export function PersonPicture({ id, name, photoId, actions }: PersonPictureProps) {
  const t = useMessages(photoMessages);
  const [open, setOpen] = useState(false);
  const mayChange = actions.includes('correct');
  return (
    <div className="person-photo">
      {photoId === null ? (
        <span className="person-picture" aria-hidden="true">
          {name.slice(0, 1)}
        </span>
      ) : (
        <img className="person-picture" src={photoUrl(id, photoId)} alt={t('photoOf', { name })} />
      )}
      {mayChange && (
        <button type="button" className="yige-link-button" onClick={() => setOpen(true)}>
          {photoId === null ? t('add') : t('change')}
        </button>
      )}
      {open && <PhotoDialog personId={id} name={name} hasPhoto={photoId !== null} onClose={() => setOpen(false)} />}
    </div>
  );
}

export function photoUrl(personId: string, photoId: string): string {
  return `/api/v1/people/${personId}/photo?v=${photoId}`;
}
