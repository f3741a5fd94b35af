import { usePluginNavigation } from '@yige/plugin-sdk/web';
import type { DisputeSummary } from '../../contract/disputes.js';

/** The number of a dispute; it leads to its file. */
export function DisputeLink({ dispute: { id, number } }: { dispute: Pick<DisputeSummary, 'id' | 'number'> }) {
  const { navigate } = usePluginNavigation();
  return (
    <button
      type="button"
      className="yige-link-button"
      style={{ whiteSpace: 'nowrap' }}
      onClick={() => navigate(`/disputes/${id.toLowerCase()}`)}
    >
      {number}
    </button>
  );
}
