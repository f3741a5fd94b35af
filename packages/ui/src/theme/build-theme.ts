import type { ThemeConfig } from 'antd';
import antdTheme from 'antd/es/theme';
import { type ColorMode, type SizeSet, tokens } from './tokens.js';

type Algorithm = Extract<NonNullable<ThemeConfig['algorithm']>, (...input: never[]) => unknown>;
type ComponentTokens = Record<string, Record<string, string | number>>;

/** antd's dark algorithm derives duller tones of these six; ours are final. */
const pinColors: Algorithm = (seed, map = antdTheme.defaultAlgorithm(seed)) => ({
  ...map,
  colorPrimary: seed.colorPrimary,
  colorInfo: seed.colorInfo,
  colorLink: seed.colorLink,
  colorSuccess: seed.colorSuccess,
  colorWarning: seed.colorWarning,
  colorError: seed.colorError,
});

/** Replaces each `{name}` by the token of that name; an unknown name throws, as a wrong colour would go unseen. */
export function resolveReferences(
  components: ComponentTokens,
  palette: Readonly<Record<string, string>>,
): ComponentTokens {
  const resolve = (value: string | number) => {
    const name = typeof value === 'string' ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined;
    if (name === undefined) return value;
    const color = palette[name];
    if (color === undefined) throw new Error(`tokens.json refers to {${name}}, which is no colour token`);
    return color;
  };
  return Object.fromEntries(
    Object.entries(components).map(([component, values]) => [
      component,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolve(value)])),
    ]),
  );
}

/**
 * The antd theme of one colour mode and one size set, as `howTo` of `tokens.json` says.
 * @param still nothing moves. The stylesheet alone would not do: antd takes a dialog away when its movement has ended,
 * and a movement that never began does not end.
 */
export function buildTheme(mode: ColorMode, size: SizeSet, still = false): ThemeConfig {
  const palette = tokens.color[mode].antd;
  return {
    algorithm: [mode === 'light' ? antdTheme.defaultAlgorithm : antdTheme.darkAlgorithm, pinColors],
    token: { ...tokens.shared, ...palette, ...tokens.size[size].antd, motion: !still },
    components: resolveReferences(
      { ...tokens.components, ...(mode === 'dark' ? tokens.componentsDark : undefined) },
      palette,
    ),
  };
}
