import {
  corePermissions,
  type RefusalReason,
  refusalReasonSchema,
  type Task,
  type TaskAdmission,
} from '@yige/contracts';
import { ChoiceButtons, FactList, StatusChip, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import './admission.css';
import { admissionMessages } from './admission-messages.js';
import { useDeed } from './admission-queries.js';
import { useTerms } from './admission-words.js';
import { fundingMessages } from './funding-messages.js';
import { useTaskAdmission } from './use-task-admission.js';

/** The strip under a task's head: by what it was admitted, who leads, until when, with what money; or the way to refuse it. */
export function TaskAdmissionStrip({ task }: { task: Task }) {
  const t = useMessages(admissionMessages);
  const [refusing, setRefusing] = useState(false);
  const { data } = useTaskAdmission(task.id);
  if (data === undefined) return null;
  if (data.admission !== null)
    return <Admitted admission={data.admission} promised={data.promised} money={data.money} />;
  if (data.pass !== null && data.exception === null) return null;
  return (
    <div className="task-outside">
      <StatusChip
        status="refusable"
        label={data.exception === null ? t('pass.none') : t('pass.exception', { reason: data.exception.reason })}
      />
      {data.refusable && (
        <Button danger onClick={() => setRefusing(true)}>
          {t('refuse')}
        </Button>
      )}
      {refusing && <RefuseDialog taskId={task.id} onClose={() => setRefusing(false)} />}
    </div>
  );
}

function Admitted({
  admission,
  promised,
  money: amounts,
}: { admission: NonNullable<TaskAdmission['admission']> } & Pick<TaskAdmission, 'promised' | 'money'>) {
  const t = useMessages(admissionMessages);
  const format = useFormat();
  const terms = useTerms();
  const { permissions } = usePortal();
  const money =
    promised === null || promised.per === 'nothing'
      ? t('noMoney')
      : t(`funding.${promised.per}`, { amount: format.money(promised.amountFen) });
  const name = `${admission.basisAuthority} · ${admission.basisDocument}`;
  const linked = permissions.includes(corePermissions.admissionRead);
  return (
    <div className="task-admission">
      <FactList
        facts={[
          {
            label: t('admittedBy'),
            value: (
              <>
                {linked ? <Link to={`/admissions/${admission.id}`}>{name}</Link> : name}
                {' · '}
                {admission.inForce ? t('taskUntil', { day: terms.lastDay(admission) }) : t('expired')}
              </>
            ),
          },
          { label: t('taskDuty'), value: terms.duty(admission) },
          { label: t('frequency'), value: terms.frequency(admission) },
          {
            label: t('money'),
            value: (
              <>
                {money}
                {amounts !== null && <Amounts money={amounts} />}
              </>
            ),
          },
        ]}
      />
      {admission.evidence.length > 0 && (
        <p className="yige-quiet">{t('evidenceAsked', { evidence: format.list(admission.evidence) })}</p>
      )}
    </div>
  );
}

/** Of the month that counts the task: none of the three follows from another. */
function Amounts({ money }: { money: NonNullable<TaskAdmission['money']> }) {
  const t = useMessages(fundingMessages);
  const format = useFormat();
  const { month, promisedFen, paidFen, confirmedFen } = money;
  const amounts = [
    ['promised', promisedFen],
    ['paid', paidFen],
    ['confirmed', confirmedFen],
  ] as const;
  return (
    <small className="task-money">
      <span>{t('forMonth', { month })}</span>
      {amounts.map(([name, fen]) => (
        <span key={name}>
          {t(name)} {format.money(fen)}
        </span>
      ))}
    </small>
  );
}

function RefuseDialog({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const t = useMessages(admissionMessages);
  const [reason, setReason] = useState<RefusalReason | null>(null);
  const deed = useDeed(
    (chosen: RefusalReason) => client.taskAdmissions.refuse({ params: { id: taskId }, body: { reason: chosen } }),
    onClose,
  );
  return (
    <Modal
      open
      title={t('refuseTitle')}
      okText={t('refuse')}
      cancelText={t('notRefused')}
      confirmLoading={deed.busy}
      okButtonProps={{ danger: true, disabled: reason === null }}
      onCancel={onClose}
      onOk={() => {
        if (reason !== null) deed.run(reason);
      }}
    >
      <ChoiceButtons
        label={t('refuseHint')}
        columns={2}
        value={reason}
        options={refusalReasonSchema.options.map((value) => ({ value, label: t(`refusal.${value}`) }))}
        onChange={setReason}
      />
      {deed.failure !== null && <p role="alert">{deed.failure}</p>}
    </Modal>
  );
}
