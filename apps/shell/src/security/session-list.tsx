import type { Session } from '@yige/contracts';
import { defineMessages, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import './security.css';

const messages = defineMessages({
  'zh-CN': {
    unknownDevice: '没有说明的设备',
    current: '您现在用的就是这个',
    begun: '{time} 登录',
    seen: '最后用于 {time}',
    end: '结束',
    endQuestion: '结束这次登录？那台设备要重新登录。',
    keep: '留着',
  },
  en: {
    unknownDevice: 'A device that does not say',
    current: 'The one you are using',
    begun: 'Begun {time}',
    seen: 'last used {time}',
    end: 'End',
    endQuestion: 'End this login? That device has to log in again.',
    keep: 'Keep it',
  },
});

/** Logins with their device, address and times; each but one's present one can be ended. */
export function SessionList({ sessions, onEnd }: { sessions: Session[]; onEnd: (session: Session) => void }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <ul className="yige-cards security-sessions">
      {sessions.map((session) => (
        <li key={session.id}>
          <div>
            <strong>{session.device ?? t('unknownDevice')}</strong>{' '}
            <span className="yige-quiet">{session.address ?? ''}</span>
            <div className="yige-quiet">
              {t('begun', { time: format.dateTime(session.createdAt) })} ·{' '}
              {t('seen', { time: format.dateTime(session.seenAt) })}
            </div>
          </div>
          {session.current ? (
            <span className="security-current">{t('current')}</span>
          ) : (
            <Popconfirm
              title={t('endQuestion')}
              okText={t('end')}
              cancelText={t('keep')}
              okButtonProps={{ danger: true }}
              onConfirm={() => onEnd(session)}
            >
              <Button danger>{t('end')}</Button>
            </Popconfirm>
          )}
        </li>
      ))}
    </ul>
  );
}
