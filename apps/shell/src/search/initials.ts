/**
 * The first Hanzi, in the order of pinyin, of each letter that a syllable can begin with. Browsers know that order, so
 * that titles of any plugin are found without a dictionary of our own.
 */
const FIRST_OF: readonly [string, string][] = [
  ...([
    ['吖', 'a'],
    ['八', 'b'],
    ['嚓', 'c'],
    ['咑', 'd'],
    ['妸', 'e'],
    ['发', 'f'],
    ['旮', 'g'],
    ['铪', 'h'],
  ] as const),
  ...([
    ['丌', 'j'],
    ['咔', 'k'],
    ['垃', 'l'],
    ['妈', 'm'],
    ['拏', 'n'],
    ['噢', 'o'],
    ['妑', 'p'],
    ['七', 'q'],
  ] as const),
  ...([
    ['呥', 'r'],
    ['仨', 's'],
    ['他', 't'],
    ['屲', 'w'],
    ['夕', 'x'],
    ['丫', 'y'],
    ['帀', 'z'],
  ] as const),
];
const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** Initials of a title's pinyin, `安排探访` → `aptf`; of a Hanzi with several readings, the commonest. Letters stay. */
export function initialsOf(title: string): string {
  return [...title.toLowerCase()].map(initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character;
  if (!/\p{Script=Han}/u.test(character)) return '';
  const [, letter = ''] = FIRST_OF.findLast(([first]) => byPinyin.compare(first, character) <= 0) ?? [];
  return letter;
}
