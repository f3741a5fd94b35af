import { type AdmissionSummary, addDays } from '@yige/contracts';
import { StatusChip, useFormat, useMessages } from '@yige/ui';
import { admissionMessages } from './admission-messages.js';

type Terms = Pick<AdmissionSummary, 'frequency' | 'funding' | 'validFrom' | 'validTo' | 'duty'>;

/** Terms of an admission in words: how often, for how much, from when to when. */
export function useTerms() {
  const t = useMessages(admissionMessages);
  const format = useFormat();
  return {
    frequency: ({ frequency: { period, rounds, each } }: Pick<Terms, 'frequency'>) => {
      const often = t(`frequency.${period}`, { rounds: format.count(rounds) });
      return each === 1 ? often : t('frequency.each', { often, each: format.count(each) });
    },
    funding: ({ funding }: Pick<Terms, 'funding'>) =>
      funding.per === 'nothing'
        ? t('funding.nothing')
        : t(`funding.${funding.per}`, { amount: format.money(funding.amountFen) }),
    /** The last day on which it holds. */
    lastDay: ({ validTo }: Pick<Terms, 'validTo'>) => format.date(addDays(validTo, -1)),
    validity: ({ validFrom, validTo }: Pick<Terms, 'validFrom' | 'validTo'>) =>
      t('until', { from: format.date(validFrom), to: format.date(addDays(validTo, -1)) }),
    duty: ({ duty }: Pick<Terms, 'duty'>) => t(duty),
  };
}

/** The ordinary state is plain text; what waits or has ended gets a chip. */
export function AdmissionMark({ status, inForce }: Pick<AdmissionSummary, 'status' | 'inForce'>) {
  const t = useMessages(admissionMessages);
  if (status === 'published' && inForce) return <span>{t('inForce')}</span>;
  if (status === 'published') return <StatusChip status="withdrawn" label={t('outOfTime')} />;
  if (status === 'withdrawn') return <StatusChip status="withdrawn" label={t('status.withdrawn')} />;
  if (status === 'refused') return <StatusChip status="blocked" label={t('status.refused')} />;
  if (status === 'returned') return <StatusChip status="refusable" label={t('status.returned')} />;
  return <StatusChip status="inProgress" label={t(`status.${status}`)} />;
}
