import { Icon, useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { secondFactorMessages } from './second-factor-messages.js';

/** Shown once: to print, to copy, to put away. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useMessages(secondFactorMessages);
  const announce = useAnnounce();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    announce(t('copied'));
  };
  return (
    <div className="security-form recovery-codes">
      <strong>{t('codesTitle')}</strong>
      <p>
        <Icon name="shield" size={16} /> {t('codesHint')}
      </p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="security-actions">
        <Button onClick={() => print()}>{t('print')}</Button>
        {/* Browsers give the clipboard to pages over HTTPS only. */}
        {isSecureContext && <Button onClick={() => void copy()}>{t('copy')}</Button>}
        <Button type="primary" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
    </div>
  );
}
