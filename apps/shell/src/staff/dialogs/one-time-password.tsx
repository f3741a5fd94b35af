import type { OneTimePassword } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { dialogMessages } from './dialog-messages.js';

/** Shown once and kept nowhere: closing it is the end of it. */
export function OneTimePasswordNote({ given, name }: { given: OneTimePassword; name: string }) {
  const t = useMessages(dialogMessages);
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(given.oneTimePassword);
    setCopied(true);
    announce(t('copied'));
  };
  return (
    <div className="staff-password">
      <p>{t('passwordOnce', { name })}</p>
      <dl>
        <dt>{t('username')}</dt>
        <dd>{given.username}</dd>
        <dt>{t('passwordTitle')}</dt>
        <dd>
          <code>{given.oneTimePassword}</code>{' '}
          <Button onClick={() => void copy()}>{copied ? t('copied') : t('copy')}</Button>
        </dd>
      </dl>
    </div>
  );
}
