import { useCallback } from 'react';
import { useDisplay } from '../theme/display.js';

/** A language of the platform. */
export type Locale = 'zh-CN' | 'en';

/** A text that came as data, in both languages, as manifests carry them. */
export type LocalizedText = { readonly 'zh-CN': string; readonly en: string };

/** The user’s language. */
export function useLocale(): Locale {
  return useDisplay().locale;
}

/** Reads texts that came as data in the user’s language. */
export function useLocalized(): (text: LocalizedText) => string {
  const locale = useLocale();
  return useCallback((text) => text[locale], [locale]);
}
