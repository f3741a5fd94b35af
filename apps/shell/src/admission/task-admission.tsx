import { corePermissions, type Task, type TaskAdmission } from '@yige/contracts';
import { FactList, StatusChip, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import './admission.css';
import { admissionMessages } from './admission-messages.js';
import { useTerms } from './admission-words.js';
import { fundingMessages } from './funding-messages.js';
import { RefuseChoices } from './refuse-choices.js';
import { useTaskAdmission } from './use-task-admission.js';

/** The strip under a task's head: by what it was admitted, who leads, until when, with what money; or the way to refuse it. */
export function TaskAdmissionStrip({ task }: { task: Task }) {
  const t = useMessages(admissionMessages);
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
      {data.refusable && <RefuseChoices key={task.id} taskId={task.id} />}
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
