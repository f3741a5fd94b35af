import { defineMessages } from '@yige/ui';

export const exportMessages = defineMessages({
  'zh-CN': {
    export: '导出表格',
    title: '导出表格',
    kind: '导出什么',
    unit: '哪个单位',
    format: '格式',
    xlsx: 'Excel（xlsx）',
    csv: '文本（csv）',
    reason: '用途',
    reasonHint: '例如 入户核对名单。会写在表格末尾，并记入审计。',
    masked: '证件号和电话在表格里也是遮住的。',
    run: '导出',
    cancel: '取消',
    done: '已导出 {name}',
  },
  en: {
    export: 'Export',
    title: 'Export a spreadsheet',
    kind: 'What',
    unit: 'Which unit',
    format: 'Format',
    xlsx: 'Excel (xlsx)',
    csv: 'Text (csv)',
    reason: 'What for',
    reasonHint: 'Such as a list for a walk-round. It stands at the end of the file and in the audit.',
    masked: 'ID numbers and phones are masked in the file too.',
    run: 'Export',
    cancel: 'Cancel',
    done: 'Exported {name}',
  },
});
