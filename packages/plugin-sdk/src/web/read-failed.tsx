import { ProblemError } from '@yige/contracts';
import { defineMessages, StateView, UnavailablePlugin, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useHost, useScope } from './host-context.js';

const messages = defineMessages({
  'zh-CN': { failed: '没有读出来', hint: '网络断了一下。您填的内容还在。', retry: '再试一次' },
  en: {
    failed: 'It could not be read',
    hint: 'The network was interrupted. What you filled in is kept.',
    retry: 'Try again',
  },
});

/** What the gateway answers when the plugin's server is down, or too slow. */
const notAnswering: ReadonlySet<string> = new Set(['plugin.unavailable', 'plugin.timeout']);

export interface ReadFailedProps {
  /** What the query threw. */
  error: Error;
  /** Reads again, as the user asks. */
  onRetry: () => void;
}

/** In place of what a query should have brought: says whose server does not answer, or that reading failed. */
export function ReadFailed({ error, onRetry }: ReadFailedProps) {
  const t = useMessages(messages);
  const localized = useLocalized();
  const { id } = useScope();
  const plugin = useHost().portal.plugins.find((each) => each.id === id);
  if (error instanceof ProblemError && notAnswering.has(error.code)) {
    return <UnavailablePlugin name={plugin === undefined ? id : localized(plugin.name)} onRetry={onRetry} />;
  }
  return (
    <StateView
      kind="error"
      title={t('failed')}
      description={t('hint')}
      action={<Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}
