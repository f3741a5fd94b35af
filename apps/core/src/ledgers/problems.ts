import { defineProblems } from '@yige/contracts';

export const ledgerProblems = defineProblems({
  'ledger.notFound': [404, '您负责的范围里没有这个台账', 'There is no such ledger in your units'],
  'ledger.sealNotFound': [404, '没有这次封存', 'There is no such seal'],
  'ledger.periodKind': [422, '这个台账不按这种周期记', 'The ledger is not kept for such a period'],
  'ledger.filterUnknown': [422, '不能按这一栏筛选', 'The ledger cannot be narrowed like this'],
  'ledger.unitLevel': [422, '这个台账由别的层级封存', 'Units of another level seal this ledger'],
  'ledger.tooLarge': [
    422,
    '行数超过一张 Excel 表的上限，请缩小范围，或者导出 CSV',
    'A sheet of Excel does not hold so many rows: narrow the list, or take CSV',
  ],
  'ledger.periodOpen': [409, '这一期还没有结束，不能封存', 'The period is not over yet'],
  'ledger.alreadySealed': [409, '这一期已经封存', 'The period is sealed already'],
  'ledger.unitEnded': [
    409,
    '封存它的单位已经撤并，没有现在的数据可以对比',
    'The unit that sealed it has ended: there is nothing of today to compare it with',
  ],
  'ledger.malformed': [502, '插件给的台账不对，已经记下', 'The plugin’s ledger is not as it declares it; it was noted'],
  'ledger.sealBroken': [500, '封存的内容被改动过', 'What was sealed has been changed since'],
});
