import {
  type Matter,
  type MatterAct,
  type MatterAction,
  type MatterChoice,
  type MatterGrade,
  matterGradeSchema,
} from '@yige/contracts';
import { ChoiceButtons, LoadingView, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { Fault } from '../../security/fault.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { matterMessages } from '../matter-messages.js';
import { useChoices } from '../matter-queries.js';

interface ActDialogProps {
  matter: Matter;
  action: MatterAction;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onConfirm: (act: MatterAct) => void;
}

/** Goes on without a word. */
const NOTE_OPTIONAL: ReadonlySet<MatterAction> = new Set(['dispatch', 'verify', 'confirm']);

/** What an action asks before it is done: to whom the matter goes, how it was handled, and why. */
export function ActDialog({ matter, action, pending, error, onClose, onConfirm }: ActDialogProps) {
  const t = useMessages(matterMessages);
  const id = useId();
  const [target, setTarget] = useState<MatterChoice['target'] | null>(null);
  const [grade, setGrade] = useState<MatterGrade | null>(null);
  const [note, setNote] = useState('');
  const asksTarget = action === 'dispatch' || action === 'transfer';
  const written = note.trim();
  const ready =
    (!asksTarget || target !== null) &&
    (action !== 'confirm' || grade !== null) &&
    (NOTE_OPTIONAL.has(action) || written !== '');
  return (
    <Modal
      open
      title={t(`do.${action}`)}
      okText={t(`do.${action}`)}
      cancelText={t('keep')}
      okButtonProps={{ disabled: !ready, loading: pending }}
      onCancel={onClose}
      onOk={() =>
        onConfirm({
          ...(target === null ? {} : { target }),
          ...(grade === null ? {} : { grade }),
          ...(written === '' ? {} : { note: written }),
        })
      }
    >
      <div className="matter-act">
        {asksTarget && <TargetChoice matter={matter} action={action} value={target} onChange={setTarget} />}
        {action === 'confirm' && (
          <ChoiceButtons<MatterGrade>
            label={t('ask.confirm')}
            value={grade}
            onChange={setGrade}
            options={matterGradeSchema.options.map((value) => ({ value, label: t(`grade.${value}`) }))}
          />
        )}
        <div className="yige-field">
          <label htmlFor={id} className="yige-field-label">
            <NoteLabel action={action} left={matter.reopeningsLeft} />
          </label>
          <Input.TextArea
            id={id}
            value={note}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <Fault error={error} />
      </div>
    </Modal>
  );
}

function NoteLabel({ action, left }: { action: MatterAction; left: number }) {
  const t = useMessages(matterMessages);
  switch (action) {
    case 'decline':
    case 'passUp':
    case 'sendBack':
    case 'recall':
    case 'feedBack':
    case 'reject':
    case 'withdraw':
      return t(`ask.${action}`);
    case 'reopen':
      return t('ask.reopen', { count: left });
    case 'transfer':
      return t('note');
    default:
      return t('noteOptional');
  }
}

interface TargetChoiceProps {
  matter: Matter;
  action: 'dispatch' | 'transfer';
  value: MatterChoice['target'] | null;
  onChange: (target: MatterChoice['target']) => void;
}

/** Those first to whom the category usually goes. */
function TargetChoice({ matter, action, value, onChange }: TargetChoiceProps) {
  const t = useMessages(matterMessages);
  const localized = useLocalized();
  const id = useId();
  const choices = useChoices(matter.id, action);
  if (choices.isLoading) return <LoadingView />;
  if (choices.data === undefined) return <ReadFailed onRetry={() => void choices.refetch()} />;
  const { items } = choices.data;
  if (items.length === 0) return <p role="status">{t('choicesNone')}</p>;
  const chosen = items.findIndex(({ target }) => target.kind === value?.kind && target.id === value.id);
  // Not in groups of their own: antd gives those an ARIA attribute that their role does not have.
  const options = items.map(({ name, detail, usual }, index) => {
    const words = localized(detail) === name ? name : t('person', { name, detail: localized(detail) });
    return { value: index, label: usual ? t('usual', { name: words }) : words };
  });
  return (
    <div className="yige-field">
      <label htmlFor={id} className="yige-field-label">
        {t(`ask.${action}`)}
      </label>
      <Select<number>
        id={id}
        {...(chosen === -1 ? {} : { value: chosen })}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('toHint')}
        onChange={(index) => {
          const item = items[index];
          if (item !== undefined) onChange(item.target);
        }}
        options={options}
      />
    </div>
  );
}
