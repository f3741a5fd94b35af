import type { Position } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useBaseMap } from '../../../maps/use-base-map.js';
import { useHere } from '../../../maps/use-here.js';
import { canDrawMaps } from '../../../maps/webgl.js';
import { Field } from '../../forms/field.js';
import { placeMessages } from '../place-messages.js';
import { PositionCanvas } from './position-canvas.js';
import { nowhere, type PositionText, positionOf, positionText } from './position-text.js';

interface PositionPickerProps {
  value: PositionText;
  onChange: (value: PositionText) => void;
}

/** Where a building stands: pressed on the map, taken from where one is, or typed. */
export function PositionPicker({ value, onChange }: PositionPickerProps) {
  const t = useMessages(placeMessages);
  const [drawable] = useState(canDrawMaps);
  const base = useBaseMap();
  const given = positionOf(value);
  const pick = (position: Position) => onChange(positionText(position));
  const here = useHere(pick);
  const type = (part: Partial<PositionText>) => onChange({ ...value, ...part });
  return (
    <fieldset className="place-position">
      <legend className="yige-field-label">{t('location')}</legend>
      <p className="form-hint">{t('locationHint')}</p>
      {drawable && base.data !== undefined && (
        <PositionCanvas base={base.data} position={given === 'wrong' ? null : given} onPick={pick} />
      )}
      <div className="place-degrees">
        <Field label={t('longitude')} optional error={given === 'wrong' ? t('locationWrong') : undefined}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={value.longitude}
              onChange={({ target }) => type({ longitude: target.value })}
            />
          )}
        </Field>
        <Field label={t('latitude')} optional error={undefined}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={value.latitude}
              onChange={({ target }) => type({ latitude: target.value })}
            />
          )}
        </Field>
      </div>
      <div className="form-actions">
        {'geolocation' in navigator && (
          <Button icon={<Icon name="pin" size={16} />} loading={here.state === 'looking'} onClick={here.take}>
            {t('here')}
          </Button>
        )}
        {given !== null && <Button onClick={() => onChange(nowhere)}>{t('noLocation')}</Button>}
      </div>
      {here.state === 'failed' && <small role="status">{t('hereFailed')}</small>}
    </fieldset>
  );
}
