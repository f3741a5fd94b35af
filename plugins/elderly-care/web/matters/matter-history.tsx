import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { MatterFile } from '../../matters-contract.js';
import { matterMessages } from '../text/matter-messages.js';

type History = NonNullable<MatterFile['platform']>['history'];

const KNOWN = [
  ...(['report', 'openCase', 'decline', 'dispatch', 'passUp', 'sendBack', 'transfer', 'recall', 'start'] as const),
  ...(['feedBack', 'verify', 'reject', 'confirm', 'reopen', 'lapse'] as const),
];

/** What units and handlers did with the matter, newest first, as the platform tells it. */
export function MatterHistory({ history }: { history: History }) {
  const t = useMessages(matterMessages);
  const format = useFormat();
  const wordsOf = (action: string) => {
    const known = KNOWN.find((each) => each === action);
    return known === undefined ? action : t(`did.${known}`);
  };
  return (
    <ul className="yige-plain-list">
      {history.map(({ id, at, by, action, note }) => (
        <li key={id}>
          <strong>{wordsOf(action)}</strong>{' '}
          <span className="yige-quiet">
            {by} · {format.dateTime(at)}
          </span>
          {note !== null && <div style={{ whiteSpace: 'pre-wrap' }}>{note}</div>}
        </li>
      ))}
    </ul>
  );
}
