import { Icon, useMessages } from '@yige/ui';
import { useCapturedVisits } from '../visits/visit-device.js';
import { deviceMessages } from './device-messages.js';
import { useOnline } from './use-online.js';

/** Whether there is network, and what waits on this device. */
export function DeviceBar() {
  const t = useMessages(deviceMessages);
  const online = useOnline();
  const captured = useCapturedVisits();
  const refused = captured.filter(({ state }) => state === 'refused').length;
  const waiting = captured.filter(({ state }) => state === 'waiting').length;
  if (online && refused === 0 && waiting === 0) return null;
  return (
    <div className="frame-offline" role="status">
      <Icon name={online ? 'sync' : 'offline'} size={16} />
      {!online && (waiting === 0 ? t('offlineNone') : t('offlineBar', { count: waiting }))}
      {online && (refused > 0 ? t('refusedBar', { count: refused }) : t('waitingBar', { count: waiting }))}
    </div>
  );
}
