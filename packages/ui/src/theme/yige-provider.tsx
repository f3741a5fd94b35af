import ConfigProvider from 'antd/es/config-provider';
import en from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import antdTheme from 'antd/es/theme';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { Announcer } from '../accessibility/announcer.js';
import type { Locale } from '../i18n/locale.js';
import { buildTheme } from './build-theme.js';
import { DisplayContext } from './display.js';
import type { ColorMode, SizeSet } from './tokens.js';
import { LESS_MOTION, PHONE, useMedia } from './use-media.js';

const antdLocales = { 'zh-CN': zhCN, en };

export interface YigeProviderProps {
  /** `light` unless it is given. */
  readonly mode?: ColorMode | undefined;
  /** The person's 大字 setting. */
  readonly largeType?: boolean | undefined;
  /** Language of everything within. */
  readonly locale: Locale;
  /** IANA zone of the district; days and times on screen follow it, not the device. */
  readonly timeZone?: string | undefined;
  /** The nonce of the page's Content-Security-Policy, for the styles that antd inserts. */
  readonly cspNonce?: string | undefined;
  /** The page. */
  readonly children: ReactNode;
}

/**
 * Theme, language and live region for all below it; one a page, at its root.
 * It marks `<html>` with `lang`, `data-yige-mode` and `data-yige-size`, on which `styles.css` depends.
 */
export function YigeProvider({
  mode = 'light',
  largeType = false,
  locale,
  timeZone = 'Asia/Shanghai',
  cspNonce,
  children,
}: YigeProviderProps) {
  const phone = useMedia(PHONE);
  const still = useMedia(LESS_MOTION);
  const size = sizeSet(largeType, phone);
  const variablesClass = `yige-${mode}-${size}`;
  const theme = useMemo(
    () => ({ ...buildTheme(mode, size, still), cssVar: { key: variablesClass }, hashed: false }),
    [mode, size, still, variablesClass],
  );
  const display = useMemo(
    () => ({ mode, largeType, phone, locale, timeZone }),
    [mode, largeType, phone, locale, timeZone],
  );

  useLayoutEffect(() => {
    const page = document.documentElement;
    page.lang = locale;
    page.dataset.yigeMode = mode;
    page.dataset.yigeSize = size;
    page.classList.add(variablesClass);
    return () => page.classList.remove(variablesClass);
  }, [locale, mode, size, variablesClass]);

  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocales[locale]}
      button={{ autoInsertSpace: false }}
      {...(cspNonce === undefined ? undefined : { csp: { nonce: cspNonce } })}
    >
      <DisplayContext.Provider value={display}>
        <ThemeVariables />
        <Announcer>{children}</Announcer>
      </DisplayContext.Provider>
    </ConfigProvider>
  );
}

/** antd writes its CSS variables when a component first asks for tokens; our own CSS needs them before any does. */
function ThemeVariables() {
  antdTheme.useToken();
  return null;
}

function sizeSet(largeType: boolean, phone: boolean): SizeSet {
  if (phone) return largeType ? 'phoneLarge' : 'phone';
  return largeType ? 'large' : 'default';
}
