import type { Decorator, Preview } from 'storybook-react-rsbuild';
import '../dist/styles.css';
import type { Locale } from '../src/i18n/locale.js';
import type { ColorMode, SizeMode } from '../src/theme/tokens.js';
import { YigeProvider } from '../src/theme/yige-provider.js';

interface Globals {
  readonly mode: ColorMode;
  readonly size: SizeMode;
  readonly locale: Locale;
}

const inYige: Decorator = (Story, { globals }) => {
  const { mode, size, locale } = readGlobals(globals);
  return (
    <YigeProvider mode={mode} largeType={size === 'large'} locale={locale}>
      <Story />
    </YigeProvider>
  );
};

/** The address bar may hold anything. */
function readGlobals(globals: Record<string, unknown>): Globals {
  return {
    mode: globals.mode === 'dark' ? 'dark' : 'light',
    size: globals.size === 'large' ? 'large' : 'default',
    locale: globals.locale === 'en' ? 'en' : 'zh-CN',
  };
}

const preview: Preview = {
  decorators: [inYige],
  parameters: { layout: 'padded', backgrounds: { disable: true } },
  initialGlobals: { mode: 'light', size: 'default', locale: 'zh-CN' },
  globalTypes: {
    mode: {
      description: 'Colour mode',
      toolbar: {
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    size: {
      description: 'Type size',
      toolbar: {
        icon: 'zoom',
        items: [
          { value: 'default', title: 'Default' },
          { value: 'large', title: 'Large 大字' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'zh-CN', title: '中文' },
          { value: 'en', title: 'English' },
        ],
      },
    },
  },
};

export default preview;
