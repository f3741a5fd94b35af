import { useMessages } from '@yige/ui';
import { PasswordForm } from '../security/password-form.js';
import { LoginFrame } from './login-frame.js';
import { loginMessages } from './login-messages.js';

interface ForcedPasswordProps {
  /** The one just typed; null asks for it. */
  current: string | null;
  onChanged: () => void;
}

/** A password that somebody else chose, or that is too old, is changed before anything else opens. */
export default function ForcedPassword({ current, onChanged }: ForcedPasswordProps) {
  const t = useMessages(loginMessages);
  return (
    <LoginFrame>
      <div className="login-step">
        <h1>{t('changeTitle')}</h1>
        <p className="yige-quiet">{t('changeHint')}</p>
        <PasswordForm current={current} onChanged={onChanged} />
      </div>
    </LoginFrame>
  );
}
