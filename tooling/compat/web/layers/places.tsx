import { defineMapLayer, type MapLayerProps } from '@yige/plugin-sdk/web';
import { useEffect } from 'react';

/** In the middle of the demo district. */
const POINTS = [{ id: 'office', longitude: 124.503, latitude: 29.003, title: '样例位置', page: '/' }];

/** On the map: where the sample has something. */
function Places({ onPoints }: MapLayerProps) {
  useEffect(() => onPoints(POINTS), [onPoints]);
  return null;
}

export default defineMapLayer(Places);
