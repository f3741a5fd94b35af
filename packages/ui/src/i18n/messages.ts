import { IntlMessageFormat } from 'intl-messageformat';
import { useMemo } from 'react';
import { type Locale, useLocale } from './locale.js';

type Texts = Record<string, string>;

/** Texts of a screen in both languages, by the same keys. */
export interface Messages<M extends Texts> {
  /** Chinese, which defines the keys. */
  readonly 'zh-CN': M;
  /** English, by the same keys. */
  readonly en: { readonly [K in keyof M]: string };
}

/** Values for the arguments of an ICU message. Format dates and money first (`useFormat`): their zone is ours. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of a key, its arguments filled in. */
export type Translate<M extends Texts> = (key: keyof M & string, values?: MessageValues) => string;

/** Messages in ICU MessageFormat. Chinese defines the keys; a missing or superfluous English one fails to compile. */
export function defineMessages<M extends Texts>(messages: {
  'zh-CN': M;
  en: { [K in keyof NoInfer<M>]: string };
}): Messages<M> {
  return messages;
}

/** Parsing a message costs far more than formatting it, so each is parsed once a page. */
const compiled = new WeakMap<Messages<Texts>, Map<string, IntlMessageFormat>>();

function compile(messages: Messages<Texts>, locale: Locale, key: string): IntlMessageFormat {
  let formats = compiled.get(messages);
  if (!formats) {
    formats = new Map();
    compiled.set(messages, formats);
  }
  const id = `${locale} ${key}`;
  let format = formats.get(id);
  if (!format) {
    const text = messages[locale][key];
    if (text === undefined) throw new Error(`No message “${key}” in ${locale}`);
    format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return format;
}

/** Outside React. A value that the message asks for and does not get throws. */
export function createTranslate<M extends Texts>(messages: Messages<M>, locale: Locale): Translate<M> {
  return (key, values) => String(compile(messages, locale, key).format(values ? { ...values } : undefined));
}

/** The texts in the user’s language. A value that a message asks for and does not get throws. */
export function useMessages<M extends Texts>(messages: Messages<M>): Translate<M> {
  const locale = useLocale();
  return useMemo(() => createTranslate(messages, locale), [messages, locale]);
}
