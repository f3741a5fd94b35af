import type { Position } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useHere } from '../../maps/use-here.js';
import { reportMessages } from './report-messages.js';

interface PositionFieldProps {
  position: Position | null;
  onChange: (position: Position | null) => void;
}

/** Where the reporter stands, taken once when they ask for it; the browser asks them before. */
export function PositionField({ position, onChange }: PositionFieldProps) {
  const t = useMessages(reportMessages);
  const { state, take } = useHere(onChange);
  if (!('geolocation' in navigator)) return null;
  if (position !== null) {
    return (
      <p className="report-position">
        <Icon name="pin" size={16} /> {t('positionTaken')}{' '}
        <button type="button" className="yige-link-button" onClick={() => onChange(null)}>
          {t('positionRemove')}
        </button>
      </p>
    );
  }
  return (
    <div className="report-position">
      <Button icon={<Icon name="pin" size={16} />} loading={state === 'looking'} onClick={take}>
        {t('position')}
      </Button>
      {state === 'failed' && <small role="status">{t('positionFailed')}</small>}
    </div>
  );
}
