import Button from 'antd/es/button';
import { useFormat } from '../format/use-format.js';
import { defineMessages, useMessages } from '../i18n/messages.js';
import { Icon } from '../icon/icon.js';
import { StateView } from './state-view.js';

const messages = defineMessages({
  'zh-CN': {
    unreachable: '{name}没有响应',
    crashed: '{name}这一格出了问题',
    others: '页面其他内容不受影响。',
    othersSince: '页面其他内容不受影响。上次正常是 {time}。',
    retry: '再试一次',
  },
  en: {
    unreachable: '{name} is not responding',
    crashed: 'Something went wrong in {name}',
    others: 'The rest of the page works.',
    othersSince: 'The rest of the page works. Last all right: {time}.',
    retry: 'Try again',
  },
});

export interface UnavailablePluginProps {
  /** The plugin's name in the user's language. */
  readonly name: string;
  /** It answered but broke while it was shown. */
  readonly crashed?: boolean | undefined;
  readonly lastGood?: Date | undefined;
  readonly onRetry: () => void;
}

/** Stands in a plugin's own place when the plugin can't be shown. */
export function UnavailablePlugin({ name, crashed = false, lastGood, onRetry }: UnavailablePluginProps) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <StateView
      kind="unavailable"
      title={t(crashed ? 'crashed' : 'unreachable', { name })}
      description={lastGood ? t('othersSince', { time: format.dateTime(lastGood) }) : t('others')}
      action={
        <Button icon={<Icon name="refresh" size={16} />} onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}
