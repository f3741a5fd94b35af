import { useAnnounce, useMessages, usePluginMutation, usePluginPermission } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { z } from 'zod';
import type { OpenDemand } from '../../contract/hours.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { hoursMessages } from '../text/hours-messages.js';
import { words } from '../text/words.js';
import { RecordLines } from './record-lines.js';

const nothing = z.undefined();
type Verdict = 'grant' | 'decline';

/** What a volunteer says is wrong, and the answer. */
export function DemandCard({ demand: { id, says, record } }: { demand: OpenDemand }) {
  const t = useMessages(hoursMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const mayCertify = usePluginPermission('volunteering:hours.certify');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const name = record.person?.name ?? word('hidden');
  const answer = usePluginMutation<typeof nothing, { answer: string; minutes?: number }>({
    method: 'POST',
    path: `/demands/${id}/answer`,
    response: nothing,
  });
  const isGrant = verdict === 'grant';
  return (
    <li>
      <Flex wrap gap="middle" justify="space-between" align="center">
        <div>
          <RecordLines record={record} />
          <div>{t('says', { says })}</div>
        </div>
        {mayCertify && (
          <Flex wrap gap="small">
            <Button onClick={() => setVerdict('grant')}>{t('grant')}</Button>
            <Button onClick={() => setVerdict('decline')}>{t('decline')}</Button>
          </Flex>
        )}
      </Flex>
      {verdict !== null && (
        <ReasonDialog
          title={t(isGrant ? 'grantTitle' : 'declineTitle', { name })}
          action={t(verdict)}
          {...(isGrant ? { minutes: { label: t('correctMinutes'), value: record.minutes } } : {})}
          reasonLabel={t('answer')}
          busy={answer.isPending}
          failure={answer.error}
          onSubmit={(words, minutes) =>
            answer.mutate(
              { answer: words, ...(isGrant ? { minutes } : {}) },
              {
                onSuccess: () => {
                  announce(t('answered', { name }));
                  setVerdict(null);
                },
              },
            )
          }
          onClose={() => setVerdict(null)}
        />
      )}
    </li>
  );
}
