import { describe, expect, it } from 'vitest';
import { type ColorMode, tokens } from './tokens.js';

/** Contrast ratio of WCAG 2.1 between two opaque colours in hex. */
function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

it('computes the extremes of the scale', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

describe.each<ColorMode>(['light', 'dark'])('%s', (mode) => {
  const { antd: color, yige } = tokens.color[mode];
  const grounds = [color.colorBgContainer, color.colorBgLayout, color.colorFillAlter];

  it.each([
    'colorText',
    'colorTextSecondary',
    'colorTextTertiary',
    'colorTextPlaceholder',
    'colorPrimary',
    'colorLink',
    'colorSuccess',
    'colorWarning',
    'colorError',
  ] as const)('%s is legible on every ground', (name) => {
    for (const ground of grounds) expect(contrast(color[name], ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['colorTextSecondary', 'colorFillTertiary'],
    ['colorPrimary', 'colorPrimaryBg'],
    ['colorSuccess', 'colorSuccessBg'],
    ['colorWarning', 'colorWarningBg'],
    ['colorError', 'colorErrorBg'],
    ['colorTextLightSolid', 'colorPrimary'],
  ] as const)('%s is legible on %s', (text, tint) => {
    expect(contrast(color[text], color[tint])).toBeGreaterThanOrEqual(4.5);
  });

  it('borders of controls stand out', () => {
    for (const ground of grounds) expect(contrast(color.colorBorder, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(yige.bureau))('the glyph is legible on the cell of %s', (_bureau, background) => {
    expect(contrast(yige.bureauGlyph, background)).toBeGreaterThanOrEqual(4.5);
  });

  it('chart colours stand out from a panel', () => {
    for (const series of tokens.vis[mode].categorical) {
      expect(contrast(series, color.colorBgContainer)).toBeGreaterThanOrEqual(3);
    }
  });
});
