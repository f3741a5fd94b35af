import { useQuery } from '@tanstack/react-query';
import type { DemoAccount, ProblemError } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.js';
import { Fault } from '../security/fault.js';
import { DemoAccounts } from './demo-accounts.js';
import { loginMessages } from './login-messages.js';
import { SignOnElsewhere } from './sign-on-elsewhere.js';

export interface Credentials {
  username: string;
  password: string;
}

interface PasswordStepProps {
  /** Answers what went wrong, or null. */
  onSubmit: (credentials: Credentials) => Promise<ProblemError | null>;
}

export function PasswordStep({ onSubmit }: PasswordStepProps) {
  const t = useMessages(loginMessages);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<ProblemError | 'fillIn' | null>(null);
  const [busy, setBusy] = useState(false);
  const ids = { username: useId(), password: useId() };
  const demo = useQuery({ queryKey: ['demo-accounts'], queryFn: () => client.sessions.demoAccounts(), retry: false });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === '' || password === '') return setFault('fillIn');
    setBusy(true);
    setFault(null);
    try {
      setFault(await onSubmit({ username: username.trim(), password }));
    } finally {
      setBusy(false);
    }
  };
  const fillIn = (account: DemoAccount) => {
    setUsername(account.username);
    setPassword(account.password);
    setFault(null);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('title')}</h1>
      <p className="yige-quiet">{t('hint')}</p>
      <label htmlFor={ids.username}>{t('username')}</label>
      <Input
        id={ids.username}
        size="large"
        autoComplete="username"
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        autoFocus
      />
      <label htmlFor={ids.password}>{t('password')}</label>
      <Input.Password
        id={ids.password}
        size="large"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {fault === 'fillIn' ? (
        <p className="yige-fault" role="alert">
          <Icon name="alert" size={16} /> <span>{t('fillIn')}</span>
        </p>
      ) : (
        <Fault error={fault} />
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t('submit')}
      </Button>
      <SignOnElsewhere />
      {demo.data !== undefined && demo.data.items.length > 0 && (
        <DemoAccounts accounts={demo.data.items} onChoose={fillIn} />
      )}
    </form>
  );
}
