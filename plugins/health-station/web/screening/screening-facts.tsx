import {
  FactList,
  useAnnounce,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginPermission,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { z } from 'zod';
import type { ScreeningStanding } from '../../contract.js';
import { screeningMessages } from '../text/screening-messages.js';
import { OutcomeWords } from './outcome-words.js';
import { ScreeningDialog } from './screening-dialog.js';

const nothing = z.undefined();

/** How screening stands of somebody who is no patient, and the next measurement. */
export function ScreeningFacts({ personId, screening }: { personId: string; screening: ScreeningStanding }) {
  const t = useMessages(screeningMessages);
  const format = useFormat();
  const mayRecord = usePluginPermission('health-station:followUp.record');
  const [isMeasuring, setMeasuring] = useState(false);
  const { done, lastOn, outcome, raisedDays, of, followUpDue } = screening;
  return (
    <>
      <FactList
        facts={[
          { label: t('thisYear'), value: t(done ? 'done' : 'notDone') },
          ...(lastOn === null ? [] : [{ label: t('last'), value: format.date(lastOn) }]),
          ...(outcome === null ? [] : [{ label: t('outcome'), value: <OutcomeWords outcome={outcome} /> }]),
          ...(raisedDays === 0 ? [] : [{ label: t('raisedDays'), value: t('raisedDaysOf', { days: raisedDays, of }) }]),
          ...(followUpDue === null ? [] : [{ label: t('followUpBy'), value: format.date(followUpDue) }]),
        ]}
      />
      {mayRecord && (
        <Flex wrap gap="small" style={{ marginBlockStart: 'var(--ant-padding-sm)' }}>
          <Button onClick={() => setMeasuring(true)}>{t('measure')}</Button>
          {followUpDue !== null && <Settle personId={personId} />}
        </Flex>
      )}
      {isMeasuring && <ScreeningDialog personId={personId} name={null} onClose={() => setMeasuring(false)} />}
    </>
  );
}

function Settle({ personId }: { personId: string }) {
  const t = useMessages(screeningMessages);
  const announce = useAnnounce();
  const settle = usePluginMutation({ method: 'POST', path: `/screening/${personId}/settle`, response: nothing });
  return (
    <>
      <Popconfirm
        title={t('settleAsk')}
        okText={t('settleYes')}
        cancelText={t('cancel')}
        onConfirm={() => settle.mutate(undefined, { onSuccess: () => announce(t('settled')) })}
      >
        <Button loading={settle.isPending}>{t('settle')}</Button>
      </Popconfirm>
      {settle.error !== null && (
        <p role="alert" className="yige-overdue">
          {settle.error.message}
        </p>
      )}
    </>
  );
}
