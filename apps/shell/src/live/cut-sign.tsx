import { Icon, useDisplay, useMessages, VisuallyHidden } from '@yige/ui';
import { useOnline } from '../frame/use-online.js';
import './cut-sign.css';
import { liveMessages } from './live-messages.js';
import { useIsCut } from './use-live.js';

/** That what is on screen may be behind. Without a network at all the bar below says so already. */
export function CutSign() {
  const t = useMessages(liveMessages);
  const { phone } = useDisplay();
  const isCut = useIsCut();
  const online = useOnline();
  if (!isCut || !online) return null;
  return (
    <span className="cut-sign" role="status" title={t('cutHint')}>
      <Icon name="offline" size={16} /> {phone ? <VisuallyHidden>{t('cut')}</VisuallyHidden> : t('cut')}
    </span>
  );
}
