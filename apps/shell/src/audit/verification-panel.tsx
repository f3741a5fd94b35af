import { useMutation } from '@tanstack/react-query';
import type { AuditFinding, AuditVerification } from '@yige/contracts';
import { defineMessages, Panel, StatusChip, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../api/client.js';

const messages = defineMessages({
  'zh-CN': {
    title: '审计链核验',
    hint: '逐条重算校验值，看有没有被改、被删、被塞',
    run: '核验最近 7 天',
    running: '正在核验',
    never: '还没有核验。更长的时间请运维用命令 yige audit verify。',
    intact: '完好',
    broken: '{count} 处对不上',
    figures: '{from} 至 {to}，{days} 天 {entries} 条，对照库外校验值 {anchors} 处，{time} 核验',
    changed: '内容被改过',
    removed: '被删掉',
    inserted: '不是平台写的',
    backdated: '时间是倒填的',
    rewritten: '和库外留存的校验值不一致',
    place: '{day} 第 {sequence} 条',
    failed: '没有核验成：{reason}',
  },
  en: {
    title: 'Verification of the chain',
    hint: 'Computes every hash anew: was anything changed, removed, put in',
    run: 'Verify the last 7 days',
    running: 'Verifying',
    never: 'Not verified yet. For more days, operators use the command yige audit verify.',
    intact: 'Intact',
    broken: '{count, plural, one {# place does not fit} other {# places do not fit}}',
    figures: '{from} to {to}: {entries} entries of {days} days, {anchors} heads outside compared, verified {time}',
    changed: 'was changed',
    removed: 'was removed',
    inserted: 'was not written by the platform',
    backdated: 'claims a time of the past',
    rewritten: 'is not what the head kept outside says',
    place: '{day} no. {sequence}',
    failed: 'Not verified: {reason}',
  },
});

/** Whether the audit still is what was written, asked for by its administrator. */
export function VerificationPanel() {
  const t = useMessages(messages);
  const verify = useMutation({ mutationFn: () => client.audit.verification({ query: {} }) });
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      extra={
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {verify.isPending ? t('running') : t('run')}
        </Button>
      }
    >
      <div aria-live="polite">
        {verify.data === undefined && verify.error === null && <p className="audit-line yige-quiet">{t('never')}</p>}
        {verify.error !== null && <p className="audit-line">{t('failed', { reason: verify.error.message })}</p>}
        {verify.data !== undefined && <Outcome verification={verify.data} />}
      </div>
    </Panel>
  );
}

function Outcome({ verification }: { verification: AuditVerification }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { state, findings, days, entries, anchors, from, to, verifiedAt } = verification;
  return (
    <>
      <p className="audit-line">
        <StatusChip
          status={state === 'intact' ? 'closed' : 'blocked'}
          label={state === 'intact' ? t('intact') : t('broken', { count: findings.length })}
        />{' '}
        {t('figures', {
          ...{ days, anchors, from: from ?? '', to: to ?? '' },
          entries: format.count(entries),
          time: format.time(verifiedAt),
        })}
      </p>
      {findings.length > 0 && (
        <ul className="yige-plain-list audit-findings">
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.day} ${finding.sequence} ${finding.entryId}`}>
              <FindingLine finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FindingLine({ finding: { kind, day, sequence, entryId } }: { finding: AuditFinding }) {
  const t = useMessages(messages);
  return (
    <>
      {sequence === null ? day : t('place', { day, sequence })} {entryId !== null && <code>{entryId}</code>} {t(kind)}
    </>
  );
}
