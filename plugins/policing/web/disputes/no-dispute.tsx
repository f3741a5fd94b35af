import {
  LoadingView,
  ProblemError,
  ReadFailed,
  StateView,
  useMessages,
  usePluginNavigation,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { disputeMessages } from '../text/dispute-messages.js';

/** In place of a file: it comes, it could not be read, or it is none that the user may see. */
export function NoDispute({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const t = useMessages(disputeMessages);
  const { navigate, path } = usePluginNavigation();
  const isNamed = path.split('/').length > 2;
  const isUnknown = error instanceof ProblemError && (error.status === 404 || error.status === 422);
  if (isNamed && error === null) return <LoadingView />;
  if (isNamed && !isUnknown && error !== null) return <ReadFailed error={error} onRetry={onRetry} />;
  return (
    <StateView
      kind="notFound"
      title={t('notFound')}
      description={t('notFoundHint')}
      action={<Button onClick={() => navigate('/')}>{t('toList')}</Button>}
    />
  );
}
