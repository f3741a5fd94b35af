/**
 * Letters that a syllable of pinyin begins with, and for each the first Hanzi in the order of pinyin. Browsers know that
 * order, so that titles of any plugin are found without a dictionary of our own.
 */
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const FIRST_OF = [...'吖八嚓咑妸发旮铪丌咔垃妈拏噢妑七呥仨他屲夕丫帀'];
const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** Initials of a title's pinyin, `安排探访` → `aptf`; of a Hanzi with several readings, the commonest. Letters stay. */
export function initialsOf(title: string): string {
  return [...title.toLowerCase()].map(initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character;
  if (!/\p{Script=Han}/u.test(character)) return '';
  return LETTERS[FIRST_OF.findLastIndex((first) => byPinyin.compare(first, character) <= 0)] ?? '';
}
