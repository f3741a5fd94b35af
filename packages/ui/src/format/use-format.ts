import { useDisplay } from '../theme/display.js';
import { createFormat, type Format } from './format.js';

/** `Intl` formatters are costly to make and there are few pairs of language and zone. */
const formats = new Map<string, Format>();

/** Formats in the user’s language and the district’s time zone. */
export function useFormat(): Format {
  const { locale, timeZone } = useDisplay();
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormat(locale, timeZone);
    formats.set(key, format);
  }
  return format;
}
