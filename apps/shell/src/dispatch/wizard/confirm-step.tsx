import type { DispatchPreview } from '@yige/contracts';
import { Panel, useFormat, useMessages } from '@yige/ui';
import Checkbox from 'antd/es/checkbox';
import type { ReactNode } from 'react';
import { Fault } from '../../security/fault.js';
import { sumOf } from '../load/preview-sums.js';
import { dispatchWizardMessages } from './dispatch-wizard-messages.js';

/** Communities that are named; the step before lists all. */
const NAMED = 6;

interface ConfirmStepProps {
  preview: DispatchPreview;
  plan: ReactNode;
  withoutRefused: boolean;
  onChoose: (withoutRefused: boolean) => void;
  error: Error | null;
}

/** What goes and what stays behind; where something stays behind, the sender says that the rest goes all the same. */
export function ConfirmStep({ preview, plan, withoutRefused, onChoose, error }: ConfirmStepProps) {
  const t = useMessages(dispatchWizardMessages);
  const format = useFormat();
  const { targets, refused, communities } = preview;
  const { reached, refusing } = sumOf(communities);
  const count = format.count(targets - refused);
  const behind = communities.filter((load) => load.refused > 0).map(({ unit }) => unit.name);
  const shown = format.list(behind.slice(0, NAMED));
  return (
    <div className="dispatch-columns">
      <div className="dispatch-main">
        <Panel title={t('confirmTitle')}>
          <div className="dispatch-confirm">
            <p>
              <strong>{t('goes', { count, communities: reached })}</strong>
            </p>
            {refused > 0 && (
              <>
                <p>
                  {t('staysBehind', {
                    count: format.count(refused),
                    communities: refusing,
                    names: behind.length > NAMED ? t('andMore', { names: shown }) : shown,
                  })}
                </p>
                <Checkbox checked={withoutRefused} onChange={({ target }) => onChoose(target.checked)}>
                  {t('onlyAllowed', { count })}
                </Checkbox>
              </>
            )}
            <p className="yige-quiet">{t('confirmNote')}</p>
            <p className="yige-quiet">{t('recallable')}</p>
            <Fault error={error} />
          </div>
        </Panel>
      </div>
      <aside className="dispatch-side">{plan}</aside>
    </div>
  );
}
