import { expect, it } from 'vitest';
import { searchName } from './search-name.js';

// Readings of surnames that differ from the character's usual one.
it.each([
  ['陈桂兰', 'chenguilan', 'cgl'],
  ['单立群', 'shanliqun', 'slq'],
  ['仇英', 'qiuying', 'qy'],
  ['解放', 'xiefang', 'xf'],
  ['曾国强', 'zengguoqiang', 'zgq'],
  ['区文斌', 'ouwenbin', 'owb'],
  ['查振华', 'zhazhenhua', 'zzh'],
  ['朴一鸣', 'piaoyiming', 'pym'],
  ['尉迟建', 'yuchijian', 'ycj'],
  ['万俟静', 'moqijing', 'mqj'],
  ['欧阳娜', 'ouyangna', 'oyn'],
  ['吕玉珍', 'lvyuzhen', 'lyz'],
  ['乐嘉', 'yuejia', 'yj'],
  ['买买提·吐尔逊', 'maimaitituerxun', 'mmttex'],
  ['John Smith', 'johnsmith', 'js'],
])('%s sounds %s, %s', (name, pinyin, initials) => {
  expect(searchName(name)).toEqual({ pinyin, initials });
});
