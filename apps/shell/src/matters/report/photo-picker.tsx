import { Icon, smallerPhoto, useDisplay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useEffect, useMemo, useRef } from 'react';
import { reportMessages } from './report-messages.js';

/** Photos that go with the report, by the camera of the phone or from a file. */
export function PhotoPicker({ photos, onChange }: { photos: File[]; onChange: (photos: File[]) => void }) {
  const t = useMessages(reportMessages);
  const { phone } = useDisplay();
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    // The same file again is a change too.
    input.value = '';
    onChange([...photos, ...(await Promise.all(chosen.map((photo) => smallerPhoto(photo))))]);
  };
  return (
    <div className="report-photos">
      {photos.map((photo) => (
        <PhotoTile
          key={`${photo.name} ${photo.lastModified} ${photo.size}`}
          photo={photo}
          onRemove={() => onChange(photos.filter((other) => other !== photo))}
        />
      ))}
      {phone && (
        <Button
          className="report-camera"
          icon={<Icon name="camera" size={20} />}
          onClick={() => camera.current?.click()}
        >
          {t('camera')}
        </Button>
      )}
      <Button icon={<Icon name={phone ? 'paper' : 'camera'} size={16} />} onClick={() => chooser.current?.click()}>
        {t('album')}
      </Button>
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={({ target }) => void take(target)}
      />
      <input
        ref={chooser}
        hidden
        multiple
        type="file"
        accept="image/*"
        aria-label={t('album')}
        onChange={({ target }) => void take(target)}
      />
    </div>
  );
}

function PhotoTile({ photo, onRemove }: { photo: File; onRemove: () => void }) {
  const t = useMessages(reportMessages);
  const url = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <span className="report-photo">
      <img src={url} alt={photo.name} />
      <Button
        size="small"
        icon={<Icon name="close" size={14} label={t('removePhoto', { name: photo.name })} />}
        onClick={onRemove}
      />
    </span>
  );
}
