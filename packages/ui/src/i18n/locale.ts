import { useCallback } from 'react';
import { useDisplay } from '../theme/display.js';

export type Locale = 'zh-CN' | 'en';

/** A text that came as data, in both languages, as manifests carry them. */
export type LocalizedText = { readonly 'zh-CN': string; readonly en: string };

export function useLocale(): Locale {
  return useDisplay().locale;
}

export function useLocalized(): (text: LocalizedText) => string {
  const locale = useLocale();
  return useCallback((text) => text[locale], [locale]);
}
