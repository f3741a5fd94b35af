import {
  definePersonPanel,
  FactList,
  LoadingView,
  type PersonPanelProps,
  ReadFailed,
  useAnnounce,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { z } from 'zod';
import { patientAnswerSchema, type Reading, type ScreeningStanding } from '../../contract.js';
import { FollowUpDialog } from '../follow-up/follow-up-dialog.js';
import { PhysicalButton } from '../follow-up/physical-button.js';
import { ScreeningFacts } from '../screening/screening-facts.js';
import { ControlWords } from '../text/control-words.js';
import { formMessages } from '../text/form-messages.js';
import { healthMessages } from '../text/health-messages.js';

const nothing = z.undefined();

/** 社区卫生站 on a person's page: last reading, control, follow-ups; or the way into the register. */
function PersonPanel({ personId }: PersonPanelProps) {
  const t = useMessages(healthMessages);
  const form = useMessages(formMessages);
  const format = useFormat();
  const mayRecord = usePluginPermission('health-station:followUp.record');
  const [isFollowing, setFollowing] = useState(false);
  const { data, error, refetch } = usePluginQuery({ path: `/patients/${personId}`, response: patientAnswerSchema });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  const { patient } = data;
  if (patient === null) return <NoPatient personId={personId} screening={data.screening} />;
  const { lastReading, control, followUps, physicals, nextFollowUpDue, step, rule, readings } = patient;
  const last =
    lastReading === null ? (
      t('noReading')
    ) : (
      <>
        {lastReading.systolic}/{lastReading.diastolic} <ControlWords control={control} />
      </>
    );
  return (
    <>
      <FactList
        facts={[
          { label: t('lastReading'), value: last },
          { label: t('followUps'), value: t('followUpsDone', followUps) },
          { label: t('physicals'), value: t('followUpsDone', physicals) },
          { label: t('nextFollowUp'), value: format.date(nextFollowUpDue) },
          { label: t('next'), value: t(`step.${step}`) },
          ...(readings.length === 0
            ? []
            : [{ label: t('readings'), value: readings.map((each) => <ReadingLine key={each.id} reading={each} />) }]),
        ]}
      />
      {mayRecord && (
        <Flex wrap gap="small" style={{ marginBlockStart: 'var(--ant-padding-sm)' }}>
          <Button onClick={() => setFollowing(true)}>{form('followUp')}</Button>
          <PhysicalButton personId={personId} />
        </Flex>
      )}
      {isFollowing && <FollowUpDialog personId={personId} onClose={() => setFollowing(false)} />}
      <p className="yige-quiet">
        {t('followUpRule')} {t('ruleSource', { source: rule.source, date: format.date(rule.validFrom) })}
      </p>
    </>
  );
}

function ReadingLine({ reading }: { reading: Reading }) {
  const t = useMessages(healthMessages);
  const format = useFormat();
  const { takenAt, takenBy, origin, state, systolic, diastolic, notMeasured } = reading;
  const what = notMeasured === null ? `${systolic}/${diastolic}` : t(`notMeasured.${notMeasured}`);
  const whose = [t(`origin.${origin}`), ...(origin === 'collected' ? [t(`state.${state}`)] : [])].join('，');
  return (
    <div>
      {format.date(takenAt)} {what} · {takenBy} {whose}
    </div>
  );
}

function NoPatient({ personId, screening }: { personId: string; screening: ScreeningStanding | null }) {
  return (
    <>
      {screening !== null && <ScreeningFacts personId={personId} screening={screening} />}
      <Enrol personId={personId} />
    </>
  );
}

function Enrol({ personId }: { personId: string }) {
  const t = useMessages(healthMessages);
  const announce = useAnnounce();
  const mayEnrol = usePluginPermission('health-station:patient.enrol');
  const enrol = usePluginMutation<typeof nothing, { personId: string }>({
    method: 'POST',
    path: '/patients',
    response: nothing,
  });
  return (
    <>
      <p className="yige-quiet">{t('notRegistered')}</p>
      {mayEnrol && (
        <Popconfirm
          title={t('enrolAsk')}
          okText={t('enrolYes')}
          cancelText={t('cancel')}
          onConfirm={() => enrol.mutate({ personId }, { onSuccess: () => announce(t('enrolled')) })}
        >
          <Button loading={enrol.isPending}>{t('enrol')}</Button>
        </Popconfirm>
      )}
      {enrol.error !== null && (
        <p role="alert" className="yige-overdue">
          {enrol.error.message}
        </p>
      )}
    </>
  );
}

export default definePersonPanel(PersonPanel);
