import type { Dwelling } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { modal } from '../../../feedback/feedback.js';
import { Field } from '../../forms/field.js';
import { formMessages } from '../../forms/form-messages.js';
import { SourceField } from '../../forms/source-fields.js';
import { useChange } from '../../forms/use-change.js';
import { placeMessages } from '../place-messages.js';
import { floorOf } from './typed-doors.js';

interface CorrectDoorProps {
  dwelling: Dwelling;
  entrance: string | null;
  onDone: () => void;
}

/** Corrects what is written on a door; one behind which nobody was ever registered can be taken out. */
export function CorrectDoor({ dwelling, entrance, onDone }: CorrectDoorProps) {
  const t = useMessages(placeMessages);
  const f = useMessages(formMessages);
  const params = { id: dwelling.id };
  const [given, setGiven] = useState({
    entrance: entrance ?? '',
    floor: String(dwelling.floor),
    door: dwelling.door,
    source: f('atTheDoor'),
  });
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  const floor = floorOf(given.floor);
  const change = useChange((known: number) => {
    const body = { entrance: given.entrance.trim() || null, floor: known, door: given.door, source: given.source };
    return client.buildings.correctDoor({ params, body });
  }, onDone);
  const remove = useChange(() => client.buildings.removeDoor({ params, body: { source: given.source } }), onDone);
  const sourced = given.source.trim() !== '';
  const ask = () =>
    modal.confirm({
      title: t('removeDoorAsk', { door: dwelling.door }),
      okText: t('remove'),
      okButtonProps: { danger: true },
      cancelText: f('cancel'),
      onOk: () => remove.run(undefined),
    });
  return (
    <form
      className="form"
      aria-label={t('correctDoor')}
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof floor === 'number') change.run(floor);
      }}
    >
      <Field label={t('entrance')} optional hint={t('entranceHint')} error={change.errorAt('/entrance')}>
        {(control) => (
          <Input
            {...control}
            maxLength={27}
            value={given.entrance}
            onChange={({ target }) => set({ entrance: target.value })}
          />
        )}
      </Field>
      <Field label={t('doorNumber')} error={change.errorAt('/door')}>
        {(control) => (
          <Input
            {...control}
            maxLength={30}
            value={given.door}
            onChange={({ target }) => set({ door: target.value })}
          />
        )}
      </Field>
      <Field label={t('doorFloor')} error={typeof floor === 'number' ? undefined : f('wrong')}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={4}
            value={given.floor}
            onChange={({ target }) => set({ floor: target.value })}
          />
        )}
      </Field>
      <SourceField value={given.source} error={change.errorAt('/source')} onChange={(source) => set({ source })} />
      {(change.failure ?? remove.failure) !== null && <p role="alert">{change.failure ?? remove.failure}</p>}
      <div className="form-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={change.busy}
          disabled={!sourced || given.door.trim() === '' || typeof floor !== 'number'}
        >
          {f('save')}
        </Button>
        {dwelling.householdIds.length === 0 && (
          <Button danger loading={remove.busy} disabled={!sourced} onClick={ask}>
            {t('removeDoor')}
          </Button>
        )}
      </div>
    </form>
  );
}
