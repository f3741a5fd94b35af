import type { NewTaskView, TaskView } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { Fault } from '../../security/fault.js';
import { useViewChanges } from './use-views.js';
import { viewMessages } from './view-messages.js';

/** Names a view: a new one of what the list shows, or one that there is. */
export function ViewDialog({
  shown,
  view,
  onClose,
}: {
  shown?: Omit<NewTaskView, 'name'>;
  view?: TaskView;
  onClose: () => void;
}) {
  const t = useMessages(viewMessages);
  const announce = useAnnounce();
  const id = useId();
  const [name, setName] = useState(view?.name ?? '');
  const { create, change } = useViewChanges();
  const done = {
    onSuccess: () => {
      announce(t('saved', { name: name.trim() }));
      onClose();
    },
  };
  const save = () => {
    if (view !== undefined) change.mutate({ id: view.id, name: name.trim() }, done);
    else if (shown !== undefined) create.mutate({ ...shown, name: name.trim() }, done);
  };
  return (
    <Modal
      open
      title={t(view === undefined ? 'save' : 'rename')}
      okText={t('keep')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: create.isPending || change.isPending }}
      onCancel={onClose}
      onOk={save}
    >
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={id}>
          {t('name')}
        </label>
        <Input
          id={id}
          autoFocus
          value={name}
          maxLength={20}
          placeholder={t('nameHint')}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => name.trim() !== '' && save()}
        />
        {view === undefined && <span className="yige-quiet">{t('saveHint')}</span>}
      </div>
      <Fault error={create.error ?? change.error} />
    </Modal>
  );
}
