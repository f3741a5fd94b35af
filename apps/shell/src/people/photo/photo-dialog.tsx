import type { PhotoConsent } from '@yige/contracts';
import { ChoiceButtons, Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Popconfirm from 'antd/es/popconfirm';
import { useEffect, useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { photoMessages } from './photo-messages.js';
import { shrinkPhoto } from './shrink-photo.js';

interface PhotoDialogProps {
  personId: string;
  name: string;
  hasPhoto: boolean;
  onClose: () => void;
}

/** Takes a photo by the phone's camera or from a file, with whoever agreed to it; or deletes the one that is there. */
export function PhotoDialog({ personId, name, hasPhoto, onClose }: PhotoDialogProps) {
  const t = useMessages(photoMessages);
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [consentBy, setConsentBy] = useState<PhotoConsent | null>(null);
  const params = { id: personId };
  const save = useChange(async () => {
    if (file !== null && consentBy !== null) {
      await client.photos.set({ params, query: { consentBy }, body: { file } });
    }
  }, onClose);
  const remove = useChange(() => client.photos.remove({ params }), onClose);
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setUnreadable(false);
    shrinkPhoto(chosen).then(setFile, () => {
      setFile(null);
      setUnreadable(true);
    });
  };
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('dialog', { name })}
      footer={
        <div className="photo-foot">
          {hasPhoto && (
            <Popconfirm
              title={t('removeAsk')}
              okText={t('remove')}
              cancelText={t('cancel')}
              okButtonProps={{ danger: true }}
              onConfirm={() => remove.run(undefined)}
            >
              <Button danger loading={remove.busy}>
                {t('remove')}
              </Button>
            </Popconfirm>
          )}
          <Button
            type="primary"
            loading={save.busy}
            disabled={file === null || consentBy === null}
            onClick={() => save.run(undefined)}
          >
            {t('save')}
          </Button>
        </div>
      }
    >
      <p className="yige-quiet">
        <Icon name="shield" size={16} /> {t('purpose')}
      </p>
      {file !== null && <Preview file={file} />}
      <Field label={t('choose')} error={unreadable ? t('unreadable') : (save.failure ?? remove.failure ?? undefined)}>
        {(control) => (
          <input
            {...control}
            className="photo-input"
            type="file"
            accept="image/*"
            onChange={({ target }) => choose(target.files?.[0])}
          />
        )}
      </Field>
      <ChoiceButtons
        label={
          <>
            {t('consent')} <span className="yige-quiet">{t('childHint')}</span>
          </>
        }
        options={[
          { value: 'resident', label: t('resident') },
          { value: 'guardian', label: t('guardian') },
        ]}
        value={consentBy}
        onChange={setConsentBy}
      />
    </Modal>
  );
}

function Preview({ file }: { file: File }) {
  const t = useMessages(photoMessages);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url === null ? null : <img className="person-picture" src={url} alt={t('preview')} />;
}
