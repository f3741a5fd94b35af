import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { Dispute, DisputeStep } from '../../contract/disputes.js';
import type { StepDetail } from '../../contract/steps.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { stepMessages } from '../text/step-messages.js';

/** What was done, the newest first, as it was written down. */
export function Timeline({ dispute: { steps, parties } }: { dispute: Dispute }) {
  const t = useMessages(stepMessages);
  const format = useFormat();
  return (
    <ul className="yige-plain-list" style={{ gap: 'var(--ant-padding-sm)' }}>
      {steps.toReversed().map((step) => (
        <li key={step.id}>
          <div>
            <strong>{t(`done.${step.kind}`)}</strong>{' '}
            <span className="yige-quiet">
              {format.date(step.on)} · {step.by}
            </span>
          </div>
          <StepWords step={step} parties={parties} />
        </li>
      ))}
    </ul>
  );
}

function StepWords({ step: { detail }, parties }: { step: DisputeStep; parties: Dispute['parties'] }) {
  const t = useMessages(stepMessages);
  const linesOf = useLines(parties);
  if (detail === null) return <div className="yige-quiet">{t('detailErased')}</div>;
  return <div style={{ whiteSpace: 'pre-wrap' }}>{linesOf(detail).join('\n')}</div>;
}

function useLines(parties: Dispute['parties']): (detail: StepDetail) => string[] {
  const t = useMessages(stepMessages);
  const words = useMessages(disputeMessages);
  const format = useFormat();
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? words('erased');
  return (detail) => {
    switch (detail.kind) {
      case 'refuse':
        return [t(`ground.${detail.ground}`), detail.reason];
      case 'session':
        return [
          ...(detail.present.length === 0 ? [] : [t('presentAre', { names: format.list(detail.present.map(nameOf)) })]),
          ...(detail.others === undefined ? [] : [t('othersAre', { names: detail.others })]),
          detail.note,
        ];
      case 'extend':
      case 'withdraw':
        return [detail.reason];
      case 'agree':
        return [
          t(`form.${detail.form}`),
          detail.terms,
          ...(detail.performBy === undefined ? [] : [t('performIs', { date: format.date(detail.performBy) })]),
        ];
      case 'fail':
        return [format.list(detail.advised.map((way) => t(`advised.${way}`))), detail.note];
      case 'askConfirmation':
        return [detail.court];
      case 'decideConfirmation':
        return [t(detail.confirmed ? 'confirmed.yes' : 'confirmed.no')];
      case 'visit':
        return [
          t(`kept.${detail.kept}`),
          detail.note,
          ...(detail.againOn === undefined ? [] : [t('againIs', { date: format.date(detail.againOn) })]),
        ];
      case 'report':
      case 'join':
      case 'accept':
      case 'close':
        return [];
    }
  };
}
