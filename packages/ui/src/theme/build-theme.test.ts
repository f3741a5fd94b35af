import antdTheme from 'antd/es/theme';
import { describe, expect, it } from 'vitest';
import { buildTheme, resolveReferences } from './build-theme.js';
import { type ColorMode, type SizeSet, tokens } from './tokens.js';

const modes: ColorMode[] = ['light', 'dark'];
const sizes: SizeSet[] = ['default', 'large', 'phone', 'phoneLarge'];

describe.each(modes)('theme %s', (mode) => {
  it.each(sizes)('%s reaches antd with every token unchanged', (size) => {
    const expected = { ...tokens.shared, ...tokens.color[mode].antd, ...tokens.size[size].antd };
    expect(antdTheme.getDesignToken(buildTheme(mode, size))).toMatchObject(expected);
  });

  it('gives components the colours of its own mode', () => {
    const { components } = buildTheme(mode, 'default');
    expect(components?.Table?.headerBg).toBe(tokens.color[mode].antd.colorFillAlter);
    expect(components?.Segmented?.itemSelectedColor).toBe(tokens.color[mode].antd.colorPrimary);
    expect(components?.Layout?.headerHeight).toBe(52);
    expect(JSON.stringify(components)).not.toContain('{color');
  });
});

it('adds what only dark components need', () => {
  expect(buildTheme('dark', 'default').components?.Switch?.handleBg).toBe('#12181B');
  expect(buildTheme('light', 'default').components?.Switch).toBeUndefined();
});

it('refuses a reference to a token that does not exist', () => {
  expect(() => resolveReferences({ Table: { headerBg: '{colorNowhere}' } }, {})).toThrow('colorNowhere');
});
