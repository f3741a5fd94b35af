import { defineMapLayer, type MapLayerProps } from '@yige/plugin-sdk/web';
import { useEffect } from 'react';
import { showWhatIsSeen } from '../seen.js';

/** In the middle of the demo district. */
const POINTS = [
  { id: 'seven', longitude: 124.503, latitude: 29.003, title: '探针 7 号', page: '/' },
  { id: 'eight', longitude: 124.504, latitude: 29.004, title: '探针 8 号' },
];

function Places({ onPoints }: MapLayerProps) {
  showWhatIsSeen();
  useEffect(() => onPoints(POINTS), [onPoints]);
  return null;
}

export default defineMapLayer(Places);
