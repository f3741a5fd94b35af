import type { Sex } from '@yige/contracts';
import type { Random } from './random.js';

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'.split(
    '',
  );
const FEMALE_OLD = '桂兰秀英玉珍淑芬凤琴素华月娥惠芳翠莲金花巧云春梅秋菊雪琴爱珍'.match(/../gu) ?? [];
const FEMALE_YOUNG = '晓燕雨桐欣怡思雅若曦诗涵梓萱静怡佳琪嘉宁可欣梦瑶语嫣书瑶亦菲安然'.match(/../gu) ?? [];
const MALE_OLD = '建国志强守业德福长顺永贵国栋振华有福兴旺玉山宝库春生庆和文斌立群'.match(/../gu) ?? [];
const MALE_YOUNG = '子轩浩然宇航俊杰一鸣家豪思远明哲博文天佑子墨承宇景行嘉树泽洋立新'.match(/../gu) ?? [];

/** Boundary between the fashions in given names. */
const YOUNG_SINCE = '1980-01-01';

export function surname(random: Random): string {
  return random.pick(SURNAMES);
}

/** A given name of two characters in the fashion of the birth year. */
export function givenName(random: Random, sex: Sex, birthDate: string): string {
  const young = birthDate >= YOUNG_SINCE;
  if (sex === 'female') return random.pick(young ? FEMALE_YOUNG : FEMALE_OLD);
  return random.pick(young ? MALE_YOUNG : MALE_OLD);
}
