import { useMutation } from '@tanstack/react-query';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import QRCode from 'antd/es/qr-code';
import { type FormEvent, useState } from 'react';
import { client } from '../api/client.js';
import { Fault } from './fault.js';
import { OneTimeCode } from './one-time-code.js';
import { secondFactorMessages } from './second-factor-messages.js';

interface EnrolmentProps {
  secret: string;
  uri: string;
  onEnrolled: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}

/** The secret goes to the phone as a picture or typed; a first code shows that it arrived. */
export function Enrolment({ secret, uri, onEnrolled, onCancel }: EnrolmentProps) {
  const t = useMessages(secondFactorMessages);
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => client.secondFactor.confirm({ body: { otp: code } }),
    onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code !== '') confirm.mutate();
  };
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      <p>{t('scan')}</p>
      <div role="img" aria-label={t('picture')}>
        <div aria-hidden="true">
          {/* Black on white in dark mode too: cameras read no other. */}
          <QRCode value={uri} type="svg" size={192} color="#000000" bgColor="#ffffff" errorLevel="M" />
        </div>
      </div>
      <p className="yige-quiet">
        {t('typed')} <code className="security-secret">{inGroups(secret)}</code>
      </p>
      <OneTimeCode label={t('enter')} value={code} onChange={setCode} />
      <Fault error={confirm.error} />
      <div className="security-actions">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

function inGroups(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}
