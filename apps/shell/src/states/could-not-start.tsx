import { StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { stateMessages } from './messages.js';

export function CouldNotStart({ onRetry }: { onRetry: () => void }) {
  const t = useMessages(stateMessages);
  return (
    <main className="yige-alone">
      <StateView
        kind="error"
        title={t('couldNotStart')}
        description={t('couldNotStartHint')}
        action={<Button onClick={onRetry}>{t('retry')}</Button>}
      />
    </main>
  );
}

/** A part of a page that could not be read. */
export function ReadFailed({ onRetry }: { onRetry: () => void }) {
  const t = useMessages(stateMessages);
  return (
    <StateView
      kind="error"
      title={t('failed')}
      description={t('failedHint')}
      action={<Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}
