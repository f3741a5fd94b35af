import { useMutation, useQuery } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { defineMessages, useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.js';
import { Fault } from './fault.js';
import './security.css';

const messages = defineMessages({
  'zh-CN': {
    current: '现在的密码',
    next: '新密码',
    again: '再输一次新密码',
    policy: '至少 {length} 个字符。几个不相关的词连起来，又好记又难猜。最近 {history} 个密码不能再用。',
    different: '两次输的不一样',
    submit: '换密码',
    others: '换好以后，您在其他设备上的登录会结束。',
    done: '密码换好了',
  },
  en: {
    current: 'Present password',
    next: 'New password',
    again: 'New password once more',
    policy:
      'At least {length} characters. A few words that have nothing to do with each other are easy to keep and hard to guess. The last {history} cannot come back.',
    different: 'The two are not the same',
    submit: 'Change the password',
    others: 'Your logins on other devices end with it.',
    done: 'The password is changed',
  },
});

interface PasswordFormProps {
  /** The present password where it was just typed; null asks for it. */
  current: string | null;
  onChanged: () => void;
}

export function PasswordForm({ current: typed, onChanged }: PasswordFormProps) {
  const t = useMessages(messages);
  const announce = useAnnounce();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const policy = useQuery({ queryKey: ['password-policy'], queryFn: () => client.password.policy() });
  const change = useMutation({
    mutationFn: () => client.password.change({ body: { current: typed ?? current, next } }),
    onSuccess: () => {
      announce(t('done'));
      for (const empty of [setCurrent, setNext, setAgain]) empty('');
      onChanged();
    },
  });
  const different = again !== '' && next !== again;
  const complete = (typed !== null || current !== '') && next !== '' && again === next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) change.mutate();
  };
  const atCurrent = pointerOf(change.error) === '/body/current';
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      {typed === null && (
        <PasswordField label={t('current')} value={current} onChange={setCurrent} autoComplete="current-password">
          {atCurrent && <Fault error={change.error} />}
        </PasswordField>
      )}
      <PasswordField label={t('next')} value={next} onChange={setNext} autoComplete="new-password">
        {policy.data !== undefined && (
          <p className="yige-quiet">
            {t('policy', { length: policy.data.minimumLength, history: policy.data.history })}
          </p>
        )}
        {!atCurrent && <Fault error={change.error} />}
      </PasswordField>
      <PasswordField label={t('again')} value={again} onChange={setAgain} autoComplete="new-password">
        {different && (
          <p className="yige-fault" role="alert">
            {t('different')}
          </p>
        )}
      </PasswordField>
      <p className="yige-quiet">{t('others')}</p>
      <div className="security-actions">
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!complete}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  children: React.ReactNode;
}

function PasswordField({ label, value, onChange, autoComplete, children }: PasswordFieldProps) {
  const id = useId();
  return (
    <div className="security-field">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        autoComplete={autoComplete}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {children}
    </div>
  );
}

function pointerOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.problem.errors?.[0]?.pointer : undefined;
}
