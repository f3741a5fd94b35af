import { pinyin } from 'pinyin-pro';

export interface SearchName {
  /** The whole reading without tones or spaces: 陈桂兰 → `chenguilan`. */
  pinyin: string;
  /** One letter for each character: `cgl`. */
  initials: string;
}

/** Longest that the columns hold. */
const PINYIN = 200;
const INITIALS = 50;

/**
 * How a name sounds. Surnames have readings of their own (单 shàn, 仇 qiú, 尉迟 yùchí); ü is typed as v (吕 `lv`). Letters and
 * digits of other scripts stay as they are.
 */
export function searchName(name: string): SearchName {
  const syllables = name
    .normalize('NFKC')
    .split(/[\s·]+/)
    .flatMap((word, index) =>
      pinyin(word, {
        toneType: 'none',
        type: 'array',
        surname: index === 0 ? 'head' : 'off',
        v: true,
        nonZh: 'consecutive',
      }),
    )
    .map(asciiOf)
    .filter((syllable) => syllable !== '');
  return {
    pinyin: syllables.join('').slice(0, PINYIN),
    initials: syllables
      .map((syllable) => syllable.charAt(0))
      .join('')
      .slice(0, INITIALS),
  };
}

/** What people type for pinyin: small letters, ü or v alike. */
export function asciiOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}
