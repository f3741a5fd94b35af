import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { AbilityOutcome, AbilityRules } from '../../rules/ability-assessment.js';
import { abilityMessages } from '../text/ability-messages.js';

/** 评估等级 and why: points, what worsened it, or coma. */
export function Outcome({ outcome, rules }: { outcome: AbilityOutcome; rules: AbilityRules }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const { coma, level, byPoints, points, worsenedBy } = outcome;
  if (level === null) return null;
  const causes = format.list(worsenedBy.map((cause) => t(`cause.${cause}`, rules.worsen.riskEvents)));
  return (
    <>
      <strong>{t(`level.${level}`)}</strong>
      {coma && <div>{t('whyComa')}</div>}
      {!coma && byPoints !== null && <div>{t('byPoints', { points, level: t(`level.${byPoints}`) })}</div>}
      {!coma && worsenedBy.length > 0 && <div>{t(level === byPoints ? 'whyWorst' : 'whyWorsened', { causes })}</div>}
    </>
  );
}
