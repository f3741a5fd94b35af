import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import './wizard.css';
import { wizardMessages } from './wizard-messages.js';

interface WizardFootProps {
  onBack?: () => void;
  /** What keeps the next step shut, in words beside the button. */
  blocked: string | null;
  busy: boolean;
  nextLabel: string;
  onNext: () => void;
  children?: ReactNode;
}

/** Back on the left, on on the right. */
export function WizardFoot({ onBack, blocked, busy, nextLabel, onNext, children }: WizardFootProps) {
  const t = useMessages(wizardMessages);
  return (
    <footer className="wizard-foot">
      {onBack !== undefined && <Button onClick={onBack}>{t('back')}</Button>}
      <span className="wizard-blocked" role="status">
        {blocked !== null && (
          <>
            <Icon name="alert" size={16} /> {blocked}
          </>
        )}
      </span>
      {children}
      <Button type="primary" disabled={blocked !== null} loading={busy} onClick={onNext}>
        {nextLabel}
      </Button>
    </footer>
  );
}
