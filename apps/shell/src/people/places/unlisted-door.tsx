import { corePermissions, type WalkRound } from '@yige/contracts';
import { Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { placeMessages } from './place-messages.js';

const NOTHING = { entrance: '', door: '', note: '' };

/** A door that is not in the list: who keeps the registry adds it at once, a neighbour leaves it as a finding. */
export function UnlistedDoor({ round }: { round: WalkRound }) {
  const t = useMessages(placeMessages);
  const { permissions } = usePortal();
  const [given, setGiven] = useState(NOTHING);
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  const entrance = given.entrance.trim() || null;
  const done = () => setGiven(NOTHING);
  const report = useChange(
    () =>
      client.walkRounds.reportDoor({
        params: { id: round.id },
        body: { entrance, door: given.door, note: given.note.trim() || null },
      }),
    done,
  );
  const add = useChange(
    () =>
      client.buildings.addDoors({
        params: { id: round.buildingId },
        body: { doors: [{ entrance, door: given.door }], source: t('source') },
      }),
    done,
  );
  const missing = given.door.trim() === '';
  const failure = report.failure ?? add.failure;
  return (
    <Panel title={t('unlistedDoor')} hint={t('unlistedHint')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing) report.run(undefined);
        }}
      >
        <Field label={t('entrance')} optional hint={t('entranceHint')} error={undefined}>
          {(control) => (
            <Input
              {...control}
              maxLength={27}
              value={given.entrance}
              onChange={({ target }) => set({ entrance: target.value })}
            />
          )}
        </Field>
        <Field label={t('doorNumber')} error={report.errorAt('/door') ?? add.errorAt('/doors/0/door')}>
          {(control) => (
            <Input
              {...control}
              maxLength={30}
              value={given.door}
              onChange={({ target }) => set({ door: target.value })}
            />
          )}
        </Field>
        <Field label={t('unlistedNote')} optional error={report.errorAt('/note')}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={given.note}
              onChange={({ target }) => set({ note: target.value })}
            />
          )}
        </Field>
        {failure !== null && <p role="alert">{failure}</p>}
        <div className="form-actions">
          <Button htmlType="submit" loading={report.busy} disabled={missing}>
            {t('keepFinding')}
          </Button>
          {permissions.includes(corePermissions.personManage) && (
            <Button loading={add.busy} disabled={missing} onClick={() => add.run(undefined)}>
              {t('listNow')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}
