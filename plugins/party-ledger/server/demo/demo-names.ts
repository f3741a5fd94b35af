const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'建国秀英志强桂芳明华丽娟海燕文军玉兰德胜春梅'];

/** An invented name; the same number gives the same one. */
export function inventedName(index: number): string {
  const given = (at: number) => GIVEN[at % GIVEN.length] ?? '';
  return `${SURNAMES[index % SURNAMES.length]}${given(index * 7 + 3)}${index % 3 === 0 ? '' : given(index * 5 + 8)}`;
}
