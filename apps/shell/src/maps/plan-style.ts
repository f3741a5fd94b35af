import type { BaseMap, BaseMapKind } from '@yige/contracts';
import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

/** What a style takes from the tokens; read where the map is, so that light and dark each have their own. */
export function tokenColor(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** A district's own plan as a style that asks no other server for anything: names are drawn with the browser's fonts. */
export function planStyle(plan: BaseMap | null): StyleSpecification {
  const ground: LayerSpecification = {
    id: 'ground',
    type: 'background',
    paint: { 'background-color': tokenColor('ant-color-bg-layout') },
  };
  if (plan === null) return { version: 8, sources: {}, layers: [ground] };
  return {
    version: 8,
    sources: { plan: { type: 'geojson', data: plan } },
    layers: [ground, ...areas(), ...lines(), ...names()],
  };
}

function areas(): LayerSpecification[] {
  const fill = (kind: BaseMapKind, color: string): LayerSpecification => ({
    id: kind,
    type: 'fill',
    source: 'plan',
    filter: ofKind(kind),
    paint: { 'fill-color': tokenColor(color) },
  });
  return [
    fill('unit', 'ant-color-bg-container'),
    fill('water', 'ant-color-primary-bg'),
    fill('green', 'ant-color-success-bg'),
    fill('building', 'ant-color-fill'),
  ];
}

function lines(): LayerSpecification[] {
  return [
    {
      id: 'road',
      type: 'line',
      source: 'plan',
      filter: ofKind('road'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': tokenColor('ant-color-fill-secondary'),
        'line-width': ['interpolate', ['exponential', 2], ['zoom'], 12, 1.5, 18, 22],
      },
    },
    {
      id: 'unit-outline',
      type: 'line',
      source: 'plan',
      filter: ofKind('unit'),
      paint: { 'line-color': tokenColor('ant-color-border'), 'line-width': 1, 'line-dasharray': [4, 2] },
    },
  ];
}

function names(): LayerSpecification[] {
  const paint = {
    'text-color': tokenColor('ant-color-text-secondary'),
    'text-halo-color': tokenColor('ant-color-bg-container'),
    'text-halo-width': 1.5,
  };
  const text = { 'text-field': '{name}', 'text-font': [tokenColor('ant-font-family')] };
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source: 'plan',
      filter: ofKind('road'),
      minzoom: 14,
      layout: { ...text, 'text-size': 12, 'symbol-placement': 'line' },
      paint,
    },
    {
      id: 'name',
      type: 'symbol',
      source: 'plan',
      filter: ofKind('place'),
      layout: { ...text, 'text-size': 14 },
      paint,
    },
  ];
}

function ofKind(kind: BaseMapKind): FilterSpecification {
  return ['==', ['get', 'kind'], kind];
}
