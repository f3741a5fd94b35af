import { useMutation, useQuery } from '@tanstack/react-query';
import { defineMessages, LoadingView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.js';
import { answerConfirmation } from './asking.js';
import { Fault } from './fault.js';
import { OneTimeCode } from './one-time-code.js';
import './security.css';

const messages = defineMessages({
  'zh-CN': {
    title: '确认是您本人',
    hint: '这一步影响较大。确认一次，5 分钟内不再问。',
    password: '您的密码',
    code: '手机验证器上的 6 位数字',
    recovery: '手机不在身边，用恢复码',
    recoveryCode: '恢复码',
    confirm: '确认，继续',
    cancel: '不做了',
  },
  en: {
    title: 'Confirm that it is you',
    hint: 'This step matters. Confirm once, and you are not asked again for five minutes.',
    password: 'Your password',
    code: 'The six digits on your authenticator',
    recovery: 'Without the phone: use a recovery code',
    recoveryCode: 'Recovery code',
    confirm: 'Confirm and go on',
    cancel: 'Leave it',
  },
});

type Way = 'password' | 'code' | 'recovery';

/** Asks for the code where a second factor is set up, else for the password. */
export function ConfirmationDialog() {
  const t = useMessages(messages);
  const factor = useQuery({ queryKey: ['second-factor'], queryFn: () => client.secondFactor.get() });
  return (
    <Modal open title={t('title')} footer={null} width={440} onCancel={() => answerConfirmation(false)}>
      <p className="yige-quiet">{t('hint')}</p>
      {factor.data === undefined ? (
        <>
          <LoadingView />
          <Fault error={factor.error} />
        </>
      ) : (
        <ProofForm secondFactor={factor.data.active} />
      )}
    </Modal>
  );
}

function ProofForm({ secondFactor }: { secondFactor: boolean }) {
  const t = useMessages(messages);
  const id = useId();
  const [way, setWay] = useState<Way>(secondFactor ? 'code' : 'password');
  const [text, setText] = useState('');
  const confirm = useMutation({
    mutationFn: () => client.mySessions.confirm({ body: way === 'password' ? { password: text } : { otp: text } }),
    onSuccess: () => answerConfirmation(true),
    onError: () => setText(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text !== '') confirm.mutate();
  };
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      {way === 'code' && <OneTimeCode label={t('code')} value={text} onChange={setText} autoFocus />}
      {way === 'password' && (
        <div className="security-field">
          <label htmlFor={id}>{t('password')}</label>
          <Input.Password
            id={id}
            autoFocus
            autoComplete="current-password"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      {way === 'recovery' && (
        <div className="security-field">
          <label htmlFor={id}>{t('recoveryCode')}</label>
          <Input id={id} autoFocus autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
        </div>
      )}
      <Fault error={confirm.error} />
      {way === 'code' && (
        <button type="button" className="yige-link-button" onClick={() => setWay('recovery')}>
          {t('recovery')}
        </button>
      )}
      <div className="security-actions">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
        <Button onClick={() => answerConfirmation(false)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
