import { useQuery } from '@tanstack/react-query';
import { type DemoAccount, ProblemError } from '@yige/contracts';
import { Icon, Logo, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.js';
import { changePreferences, usePreferences } from '../preferences/preferences.js';
import { DemoAccounts } from './demo-accounts.js';
import { loginMessages } from './login-messages.js';
import { LoginPicture } from './login-picture.js';
import './login.css';

export default function LoginPage({ onLoggedIn }: { onLoggedIn: () => void }) {
  const t = useMessages(loginMessages);
  const { locale, largeType } = usePreferences();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<'wrong' | 'unreachable' | 'fillIn' | null>(null);
  const [busy, setBusy] = useState(false);
  const ids = { username: useId(), password: useId() };
  const demo = useQuery({ queryKey: ['demo-accounts'], queryFn: () => client.sessions.demoAccounts(), retry: false });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === '' || password === '') return setFault('fillIn');
    setBusy(true);
    setFault(null);
    try {
      await client.sessions.create({ body: { username: username.trim(), password } });
      onLoggedIn();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFault(error.status === 401 ? 'wrong' : 'unreachable');
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
    <div className="login">
      <section className="login-words" aria-label={t('platform')}>
        <div className="login-brand">
          <Logo size={28} />
          <strong>一格</strong>
          <span>{t('platform')}</span>
        </div>
        <p className="login-claim">
          {t('first')}
          <br />
          {t('second')}
        </p>
        <p className="login-claim-more">{t('third')}</p>
        <LoginPicture />
      </section>
      <main className="login-form">
        <div className="login-tools">
          <button
            type="button"
            className="yige-link-button"
            aria-pressed={largeType}
            onClick={() => changePreferences({ largeType: !largeType })}
          >
            <Icon name="large" /> {t('largeType')}
          </button>
          <button
            type="button"
            className="yige-link-button"
            lang={locale === 'en' ? 'zh-CN' : 'en'}
            onClick={() => changePreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' })}
          >
            {t('otherLanguage')}
          </button>
        </div>
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
          {fault !== null && (
            <p className="login-fault" role="alert">
              <Icon name="alert" size={16} /> {t(fault)}
            </p>
          )}
          <Button type="primary" size="large" htmlType="submit" block loading={busy}>
            {t('submit')}
          </Button>
          {demo.data !== undefined && demo.data.items.length > 0 && (
            <DemoAccounts accounts={demo.data.items} onChoose={fillIn} />
          )}
        </form>
        <p className="login-notice">
          <Icon name="shield" size={16} /> <span>{t('notice')}</span>
        </p>
      </main>
    </div>
  );
}
