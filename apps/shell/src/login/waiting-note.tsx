import { defineMessages, Icon, useMessages } from '@yige/ui';
import { useEffect, useState } from 'react';
import { vault } from '../offline/vault.js';

const messages = defineMessages({
  'zh-CN': { waiting: '这台设备上有 {count} 户走访还没上传，填的人登录后自动上传。' },
  en: {
    waiting:
      '{count, plural, one {# visit waits} other {# visits wait}} on this device; sent by itself once whoever made it logs in.',
  },
});

/** Work that waits for its author: it is sealed, and all that can be told of it is how much there is. */
export function WaitingNote() {
  const t = useMessages(messages);
  const [count, setCount] = useState(0);
  useEffect(() => {
    void vault?.countLasting().then(setCount);
  }, []);
  if (count === 0) return null;
  return (
    <p className="login-notice" role="status">
      <Icon name="sync" size={16} /> <span>{t('waiting', { count })}</span>
    </p>
  );
}
