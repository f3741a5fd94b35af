import { defineMessages, useMessages } from '@yige/ui';
import { useEffect, useRef } from 'react';
import { notification } from '../feedback/feedback.js';
import { registerWorker } from './register-worker.js';

const messages = defineMessages({
  'zh-CN': { title: '有新版本', hint: '下次打开就是新的。', now: '现在就用' },
  en: { title: 'There is a new version', hint: 'It is there the next time you open the portal.', now: 'Use it now' },
});

/** Starts what makes the portal open without network, and tells quietly of a new version; nothing is reloaded unasked. */
export function NewVersion() {
  const t = useMessages(messages);
  const tell = useRef<(apply: () => void) => void>(() => undefined);
  tell.current = (apply) => {
    notification.info({
      key: 'new-version',
      title: t('title'),
      description: t('hint'),
      placement: 'bottomRight',
      duration: 0,
      actions: (
        <button type="button" className="yige-link-button" onClick={apply}>
          {t('now')}
        </button>
      ),
    });
  };
  useEffect(() => registerWorker((apply) => tell.current(apply)), []);
  return null;
}
