import { useAnnounce, useMessages, usePluginMutation, usePluginPermission } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { z } from 'zod';
import { createdSchema } from '../../contract/common.js';
import type { ServiceRecord } from '../../contract/hours.js';
import { Failure } from '../parts/failure.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { useDuration } from '../text/duration.js';
import { hoursMessages } from '../text/hours-messages.js';
import { words } from '../text/words.js';
import { RecordLines } from './record-lines.js';

const nothing = z.undefined();
type Dialog = 'correct' | 'demand';

/** One record and what may be done: certify, correct, or take down what the volunteer says. */
export function RecordCard({ record }: { record: ServiceRecord }) {
  const t = useMessages(hoursMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const duration = useDuration();
  const mayCertify = usePluginPermission('volunteering:hours.certify');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { id, person, minutes, state } = record;
  const name = person?.name ?? word('hidden');
  const certify = usePluginMutation({ method: 'POST', path: `/hours/${id}/certify`, response: nothing });
  return (
    <li>
      <Flex wrap gap="middle" justify="space-between" align="center">
        <RecordLines record={record} />
        <Flex wrap gap="small">
          {mayCertify && state === 'waiting' && (
            <Button
              type="primary"
              loading={certify.isPending}
              onClick={() =>
                certify.mutate(undefined, {
                  onSuccess: () => announce(t('certifiedNow', { name, duration: duration(minutes) })),
                })
              }
            >
              {t('certify')}
            </Button>
          )}
          {mayCertify && <Button onClick={() => setDialog('correct')}>{t('correct')}</Button>}
          <Button onClick={() => setDialog('demand')}>{t('demand')}</Button>
        </Flex>
      </Flex>
      <Failure of={certify.error} />
      {dialog === 'correct' && <CorrectDialog record={record} name={name} onClose={() => setDialog(null)} />}
      {dialog === 'demand' && <DemandDialog id={id} name={name} onClose={() => setDialog(null)} />}
    </li>
  );
}

interface CorrectDialogProps {
  record: ServiceRecord;
  name: string;
  onClose: () => void;
}

function CorrectDialog({ record: { id, minutes }, name, onClose }: CorrectDialogProps) {
  const t = useMessages(hoursMessages);
  const announce = useAnnounce();
  const correct = usePluginMutation<typeof createdSchema, { minutes: number; reason: string }>({
    method: 'POST',
    path: `/hours/${id}/correct`,
    response: createdSchema,
  });
  return (
    <ReasonDialog
      title={t('correctTitle', { name })}
      action={t('correct')}
      minutes={{ label: t('correctMinutes'), value: minutes }}
      busy={correct.isPending}
      failure={correct.error}
      onSubmit={(reason, right) =>
        correct.mutate(
          { minutes: right, reason },
          {
            onSuccess: () => {
              announce(t('corrected', { name }));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}

function DemandDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useMessages(hoursMessages);
  const announce = useAnnounce();
  const demand = usePluginMutation<typeof createdSchema, { says: string }>({
    method: 'POST',
    path: `/hours/${id}/demands`,
    response: createdSchema,
  });
  return (
    <ReasonDialog
      title={t('demandTitle', { name })}
      action={t('takeDemand')}
      reasonLabel={t('demandSays')}
      reasonHint={t('demandHint')}
      busy={demand.isPending}
      failure={demand.error}
      onSubmit={(says) =>
        demand.mutate(
          { says },
          {
            onSuccess: () => {
              announce(t('demandTaken'));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
