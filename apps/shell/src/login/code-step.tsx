import type { ProblemError } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { Fault } from '../security/fault.js';
import { OneTimeCode, useSecondsLeft } from '../security/one-time-code.js';
import { loginMessages } from './login-messages.js';

interface CodeStepProps {
  username: string;
  /** Answers what went wrong, or null. */
  onSubmit: (otp: string) => Promise<ProblemError | null>;
  onBack: () => void;
}

/** The second step: six digits of the authenticator, or a recovery code. */
export function CodeStep({ username, onSubmit, onBack }: CodeStepProps) {
  const t = useMessages(loginMessages);
  const secondsLeft = useSecondsLeft();
  const recoveryId = useId();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code === '') return;
    setBusy(true);
    setFault(null);
    try {
      const refused = await onSubmit(code);
      setFault(refused);
      if (refused !== null) setCode('');
    } finally {
      setBusy(false);
    }
  };
  const change = (toRecovery: boolean) => {
    setRecovery(toRecovery);
    setCode('');
    setFault(null);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('codeTitle')}</h1>
      <p className="yige-quiet">{t('codeHint')}</p>
      <div className="login-who">
        <span aria-hidden="true">{username.slice(0, 1).toUpperCase()}</span>
        <strong>{username}</strong>
        <button type="button" className="yige-link-button" onClick={onBack}>
          {t('otherAccount')}
        </button>
      </div>
      {recovery ? (
        <>
          <label htmlFor={recoveryId}>{t('recoveryCode')}</label>
          <Input
            key="recovery"
            id={recoveryId}
            size="large"
            autoComplete="off"
            autoFocus
            value={code}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            onChange={(event) => setCode(event.target.value)}
          />
          <p className="yige-quiet">{t('recoveryHint')}</p>
        </>
      ) : (
        <OneTimeCode
          label={t('code')}
          value={code}
          onChange={setCode}
          autoFocus
          hint={
            <>
              <Icon name="clock" size={16} /> {t('codeChanges', { seconds: secondsLeft })}
            </>
          }
        />
      )}
      <Fault error={fault} />
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t('submit')}
      </Button>
      <div className="login-ways">
        <button type="button" className="yige-link-button" onClick={() => change(!recovery)}>
          {t(recovery ? 'useCode' : 'useRecovery')}
        </button>
        <button type="button" className="yige-link-button" onClick={onBack}>
          {t('back')}
        </button>
      </div>
      <p className="login-aside">
        <Icon name="help" size={16} /> <span>{t('lockHint')}</span>
      </p>
    </form>
  );
}
