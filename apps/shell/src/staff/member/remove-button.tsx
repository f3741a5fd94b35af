import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { dialogMessages } from '../dialogs/dialog-messages.js';
import { Failure } from '../dialogs/field.js';
import { useAct } from '../dialogs/use-act.js';

interface RemoveButtonProps {
  title: string;
  remove: () => Promise<unknown>;
}

/** Takes an entry out of the staff file, after asking. */
export function RemoveButton({ title, remove }: RemoveButtonProps) {
  const t = useMessages(dialogMessages);
  const { run, busy, failure } = useAct({ act: remove, said: t('removed', { title }) });
  return (
    <span>
      <Popconfirm
        title={t('removeQuestion', { title })}
        okText={t('removeIt')}
        cancelText={t('keep')}
        okButtonProps={{ danger: true }}
        onConfirm={run}
      >
        <Button
          type="text"
          loading={busy}
          icon={<Icon name="close" size={16} />}
          aria-label={`${t('removeIt')} ${title}`}
        />
      </Popconfirm>
      <Failure text={failure([])} />
    </span>
  );
}
