import { expect, it } from 'vitest';
import { termOf } from './search-term.js';

it.each([
  ['陈', 'name', '陈'],
  ['陈 桂兰', 'name', '陈桂兰'],
  ['买买提・吐尔逊', 'name', '买买提·吐尔逊'],
  ['Chen', 'letters', 'chen'],
  ['chen guilan', 'letters', 'chenguilan'],
  ['lü', 'letters', 'lv'],
  ['ＣＧＬ', 'letters', 'cgl'],
  ['199 0000 0317', 'number', '19900000317'],
  ['１９９００００３１７１', 'number', '19900003171'],
  ['+86 199-0000-0317', 'number', '+8619900000317'],
  ['010-55512345', 'number', '01055512345'],
  ['11010519491231002x', 'number', '11010519491231002X'],
  ['H12345678', 'number', 'H12345678'],
  ['3-2-501', 'address', '3-2-501'],
  ['3栋2单元', 'address', '3栋2单元'],
  ['42', 'name', '42'],
])('%s is looked up as %s', (text, kind, searched) => {
  expect(termOf(text)).toEqual({ kind, text: searched });
});
