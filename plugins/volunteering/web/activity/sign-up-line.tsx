import { useAnnounce, useFormat, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { z } from 'zod';
import type { SignUp } from '../../contract/activities.js';
import { Failure } from '../parts/failure.js';
import { PersonName } from '../parts/person-name.js';
import { activityMessages } from '../text/activity-messages.js';
import { words } from '../text/words.js';
import { CodeDialog } from './code-dialog.js';
import { WriteDownDialog } from './write-down-dialog.js';

interface SignUpLineProps {
  signUp: SignUp;
  takesCodes: boolean;
  begun: boolean;
  open: boolean;
}

type Dialog = 'signIn' | 'signOut' | 'writeDown';

const nothing = z.undefined();

/** Somebody who signed up, when they were there, and what can be done. */
export function SignUpLine({ signUp, takesCodes, begun, open }: SignUpLineProps) {
  const t = useMessages(activityMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { id, personId, person, state, manualReason } = signUp;
  const name = person?.name ?? word('hidden');
  const withdraw = usePluginMutation({ method: 'POST', path: `/sign-ups/${id}/withdraw`, response: nothing });
  const isNext = state === 'signedUp' ? 'signIn' : 'signOut';
  return (
    <li>
      <Flex wrap gap="small" align="center" justify="space-between">
        <div>
          <PersonName personId={personId} person={person} short />
          <div className="yige-quiet">
            {person !== null && `${person.door ?? person.unitName} · `}
            <Presence signUp={signUp} />
            {manualReason !== null && ` · ${t('byHand', { reason: manualReason })}`}
          </div>
        </div>
        {open && state !== 'attended' && (
          <Flex wrap gap="small">
            {takesCodes && (
              <Button onClick={() => setDialog(isNext)} aria-label={t('codeTitle', { name, action: t(isNext) })}>
                {t(isNext)}
              </Button>
            )}
            {begun && (
              <Button onClick={() => setDialog('writeDown')} aria-label={t('writeDownTitle', { name })}>
                {t('writeDown')}
              </Button>
            )}
            {state === 'signedUp' && (
              <Button
                loading={withdraw.isPending}
                aria-label={t('codeTitle', { name, action: t('withdraw') })}
                onClick={() => withdraw.mutate(undefined, { onSuccess: () => announce(t('withdrawn', { name })) })}
              >
                {t('withdraw')}
              </Button>
            )}
          </Flex>
        )}
      </Flex>
      <Failure of={withdraw.error} />
      {(dialog === 'signIn' || dialog === 'signOut') && (
        <CodeDialog signUpId={id} name={name} action={dialog} onClose={() => setDialog(null)} />
      )}
      {dialog === 'writeDown' && <WriteDownDialog signUpId={id} name={name} onClose={() => setDialog(null)} />}
    </li>
  );
}

function Presence({ signUp: { state, signedInAt, signedOutAt } }: { signUp: SignUp }) {
  const t = useMessages(activityMessages);
  const format = useFormat();
  if (signedInAt === null) return <>{t('state.signedUp')}</>;
  const from = format.time(signedInAt);
  if (state !== 'attended' || signedOutAt === null) return <>{t('state.present', { time: from })}</>;
  return <>{t('state.attended', { from, until: format.time(signedOutAt) })}</>;
}
