import Button from 'antd/es/button';
import { useFormat } from '../format/use-format.js';
import { defineMessages, useMessages } from '../i18n/messages.js';
import { Icon } from '../icon/icon.js';
import { StateView } from './state-view.js';

const messages = defineMessages({
  'zh-CN': {
    unreachable: '{name}没有响应',
    crashed: '{name}这一格出了问题',
    tampered: '{name}的文件和签名不符，已拦下',
    others: '页面其他内容不受影响。',
    othersSince: '页面其他内容不受影响。上次正常是 {time}。',
    retry: '再试一次',
  },
  en: {
    unreachable: '{name} is not responding',
    crashed: 'Something went wrong in {name}',
    tampered: '{name} was stopped: its files are not the ones that were signed',
    others: 'The rest of the page works.',
    othersSince: 'The rest of the page works. Last all right: {time}.',
    retry: 'Try again',
  },
});

export interface UnavailablePluginProps {
  /** The plugin's name in the user's language. */
  readonly name: string;
  /** `crashed`: it answered but broke while it was shown. `tampered`: a file of it is not the one that was signed. */
  readonly reason?: 'unreachable' | 'crashed' | 'tampered' | undefined;
  /** When it last worked, where that is known. */
  readonly lastGood?: Date | undefined;
  /** Tries again, as the user asks. */
  readonly onRetry: () => void;
}

/** Stands in a plugin's own place when the plugin can't be shown. */
export function UnavailablePlugin({ name, reason = 'unreachable', lastGood, onRetry }: UnavailablePluginProps) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <StateView
      kind="unavailable"
      title={t(reason, { name })}
      description={lastGood ? t('othersSince', { time: format.dateTime(lastGood) }) : t('others')}
      action={
        <Button icon={<Icon name="refresh" size={16} />} onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}
