import { useMessages } from '@yige/ui';
import './behind-note.css';
import { liveMessages } from './live-messages.js';

/** Over the end of a list that waits for the pointer to leave. */
export function BehindNote({ onShow }: { onShow: () => void }) {
  const t = useMessages(liveMessages);
  return (
    <button type="button" className="behind-note" onClick={onShow}>
      {t('changed')}
    </button>
  );
}
