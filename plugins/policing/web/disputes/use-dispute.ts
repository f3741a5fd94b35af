import { usePluginNavigation, usePluginQuery } from '@yige/plugin-sdk/web';
import { disputeSchema } from '../../contract/disputes.js';

/** The dispute that the page's address names by its last part. */
export function useDispute() {
  const { path } = usePluginNavigation();
  const id = (path.split('/')[2] ?? '').toUpperCase();
  return usePluginQuery({ path: `/disputes/${id}`, response: disputeSchema, enabled: id !== '' });
}
