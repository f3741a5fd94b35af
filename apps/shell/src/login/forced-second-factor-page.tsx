import { useMessages } from '@yige/ui';
import { SecondFactorPanel } from '../security/second-factor-panel.js';
import { LoginFrame } from './login-frame.js';
import { loginMessages } from './login-messages.js';

/** Somebody whose post needs a second factor sets it up before anything else opens. */
export default function ForcedSecondFactor({ onDone }: { onDone: () => void }) {
  const t = useMessages(loginMessages);
  return (
    <LoginFrame>
      <div className="login-step">
        <h1>{t('factorTitle')}</h1>
        <p className="yige-quiet">{t('factorHint')}</p>
        <SecondFactorPanel onEnrolled={onDone} />
      </div>
    </LoginFrame>
  );
}
