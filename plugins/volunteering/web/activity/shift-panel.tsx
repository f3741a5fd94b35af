import { Panel, useAnnounce, useFormat, useMessages, useNow, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import type { Shift, SignUp } from '../../contract/activities.js';
import { createdSchema } from '../../contract/common.js';
import { takesCodes } from '../../rules/code-window.js';
import { Failure } from '../parts/failure.js';
import { Field } from '../parts/field.js';
import { type FoundResident, ResidentSelect } from '../parts/resident-select.js';
import { activityMessages } from '../text/activity-messages.js';
import { CodeScreen } from './code-screen.js';
import { SignUpLine } from './sign-up-line.js';

interface ShiftPanelProps {
  title: string;
  shift: Shift;
  signUps: SignUp[];
  /** Whether the user may move anything of it. */
  open: boolean;
}

/** One shift: who comes, the code screen, and one more who signs up. */
export function ShiftPanel({ title, shift, signUps, open }: ShiftPanelProps) {
  const t = useMessages(activityMessages);
  const format = useFormat();
  const [showsCode, setShowsCode] = useState(false);
  const now = useNow();
  const { places, taken } = shift;
  const [startsAt, endsAt] = [new Date(shift.startsAt), new Date(shift.endsAt)];
  const areCodesTaken = open && takesCodes(startsAt, endsAt, now);
  const head = `${format.dateTime(startsAt)}—${format.time(endsAt)}`;
  return (
    <Panel
      title={head}
      hint={t('taken', { taken, places })}
      extra={
        areCodesTaken && (
          <Button type="primary" onClick={() => setShowsCode(true)}>
            {t('showCode')}
          </Button>
        )
      }
    >
      {signUps.length === 0 ? (
        <p className="yige-quiet">{t('nobody')}</p>
      ) : (
        <ul className="yige-plain-list">
          {signUps.map((signUp) => (
            <SignUpLine
              key={signUp.id}
              signUp={signUp}
              takesCodes={areCodesTaken}
              begun={open && now >= startsAt}
              open={open}
            />
          ))}
        </ul>
      )}
      {open && now < endsAt && taken < places && <SignUpForm shiftId={shift.id} />}
      {showsCode && <CodeScreen title={title} shift={shift} onClose={() => setShowsCode(false)} />}
    </Panel>
  );
}

function SignUpForm({ shiftId }: { shiftId: string }) {
  const t = useMessages(activityMessages);
  const announce = useAnnounce();
  const [resident, setResident] = useState<FoundResident | null>(null);
  const signUp = usePluginMutation<typeof createdSchema, { personId: string }>({
    method: 'POST',
    path: `/shifts/${shiftId}/sign-ups`,
    response: createdSchema,
  });
  const submit = (chosen: FoundResident) =>
    signUp.mutate(
      { personId: chosen.personId },
      {
        onSuccess: () => {
          announce(t('signedUpNow', { name: chosen.person.name }));
          setResident(null);
        },
      },
    );
  return (
    <div style={{ marginBlockStart: 'var(--ant-padding)' }}>
      <Field label={t('signUpWho')}>
        {(id) => (
          <Flex gap="small">
            <div style={{ flex: 1, maxWidth: 400, minWidth: 0 }}>
              <ResidentSelect id={id} are="volunteers" value={resident} onChange={setResident} />
            </div>
            <Button
              disabled={resident === null}
              loading={signUp.isPending}
              onClick={() => resident !== null && submit(resident)}
            >
              {t('signUp')}
            </Button>
          </Flex>
        )}
      </Field>
      <Failure of={signUp.error} />
    </div>
  );
}
