import { StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { stateMessages } from './messages.js';

/** A page that did not arrive: the network was cut, or the server has a newer one. A failed import is not tried again, so the whole is. */
export function PageFailed() {
  const t = useMessages(stateMessages);
  return (
    <StateView
      kind="error"
      title={t('pageFailed')}
      description={t('pageFailedHint')}
      action={<Button onClick={() => window.location.reload()}>{t('openAnew')}</Button>}
    />
  );
}
