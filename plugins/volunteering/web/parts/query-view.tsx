import { LoadingView, ReadFailed } from '@yige/plugin-sdk/web';
import type { ReactNode } from 'react';

interface QueryViewProps<Data> {
  query: { data: Data | undefined; error: Error | null; refetch: () => Promise<unknown> };
  children: (data: Data) => ReactNode;
}

/** What was read; until then, and where it could not be, what stands in its place. */
export function QueryView<Data>({ query: { data, error, refetch }, children }: QueryViewProps<Data>) {
  if (data !== undefined) return <>{children(data)}</>;
  return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
}
