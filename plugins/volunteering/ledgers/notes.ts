import { defineLedger } from '@yige/plugin-sdk/manifest';

const given = { source: 'plugin' } as const;

/** 工作记录台账: nobody fills it in, every row is a note that was written anyway. */
export const notesLedger = defineLedger({
  name: 'notes',
  title: { 'zh-CN': '工作记录台账', en: 'Ledger of notes' },
  rule: { 'zh-CN': '本月写下的每条记录一行', en: 'A row for each note written in the month' },
  permission: 'volunteering:note.read',
  period: 'month',
  columns: [
    { type: 'person', name: 'person', title: { 'zh-CN': '姓名', en: 'Name' }, semantic: 'person.name' },
    {
      ...given,
      type: 'date',
      name: 'writtenOn',
      title: { 'zh-CN': '日期', en: 'Date' },
      semantic: 'note.date',
      rule: { 'zh-CN': '写下记录的那天', en: 'The day on which it was written' },
    },
    {
      ...given,
      type: 'text',
      name: 'text',
      title: { 'zh-CN': '记录', en: 'Note' },
      semantic: 'note.text',
      rule: { 'zh-CN': '记录的原文', en: 'The note as it was written' },
    },
  ],
});
