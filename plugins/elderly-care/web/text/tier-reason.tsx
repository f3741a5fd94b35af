import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import Popover from 'antd/es/popover';
import type { z } from 'zod';
import type { elderDetailSchema } from '../../contract.js';
import { elderMessages } from './elder-messages.js';

/** 为什么: the rule behind an elder's tier, and where it comes from. */
export function TierReason({
  livingAlone,
  byAssessment,
  rule,
}: Pick<z.output<typeof elderDetailSchema>, 'livingAlone' | 'byAssessment' | 'rule'>) {
  const t = useMessages(elderMessages);
  const format = useFormat();
  const reason = (
    <div style={{ maxWidth: 320 }}>
      <p style={{ margin: 0 }}>{t(reasonOf(livingAlone, byAssessment))}</p>
      <p style={{ margin: 0 }}>{t('ruleSource', { source: rule.source, date: format.date(rule.validFrom) })}</p>
      {!rule.confirmed && <p style={{ margin: 0 }}>{t('ruleUnconfirmed')}</p>}
    </div>
  );
  return (
    <Popover content={reason} trigger={['click']}>
      <button type="button" className="yige-link-button">
        {t('why')}
      </button>
    </Popover>
  );
}

function reasonOf(livingAlone: boolean, byAssessment: boolean) {
  if (livingAlone) return 'whyLivingAlone';
  return byAssessment ? 'whyAssessment' : 'whyGeneral';
}
