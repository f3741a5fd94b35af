import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import type { Locale } from '../src/i18n/locale.js';
import { YigeProvider } from '../src/theme/yige-provider.js';

afterEach(cleanup);

/** Renders within a provider, as every page does. */
export function renderInYige(children: ReactNode, locale: Locale = 'zh-CN') {
  const wrap = (content: ReactNode) => <YigeProvider locale={locale}>{content}</YigeProvider>;
  const { rerender } = render(wrap(children));
  return { rerender: (content: ReactNode) => rerender(wrap(content)) };
}
