import type { Position } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { reportMessages } from './report-messages.js';

/** How long the phone looks for where it is, and how old an answer may be, in milliseconds. */
const WITHIN = 10_000;

interface PositionFieldProps {
  position: Position | null;
  onChange: (position: Position | null) => void;
}

/** Where the reporter stands, taken once when they ask for it; the browser asks them before. */
export function PositionField({ position, onChange }: PositionFieldProps) {
  const t = useMessages(reportMessages);
  const [state, setState] = useState<'ready' | 'looking' | 'failed'>('ready');
  if (!('geolocation' in navigator)) return null;
  const take = () => {
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        setState('ready');
        onChange({ longitude, latitude });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WITHIN, maximumAge: WITHIN },
    );
  };
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
