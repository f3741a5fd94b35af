import { defineMessages } from '@yige/ui';

export const filterMessages = defineMessages({
  'zh-CN': {
    narrow: '缩小范围',
    narrowed: '已缩小范围',
    states: '状态',
    whose: '办理',
    overseen: '只看督办件',
    unassigned: '只看还没有人办的',
    unit: '哪个单位',
    type: '哪类任务',
    anyType: '所有类型',
    clear: '全部显示',
  },
  en: {
    narrow: 'Narrow the list',
    narrowed: 'The list is narrowed',
    states: 'State',
    whose: 'Handling',
    overseen: 'Overseen only',
    unassigned: 'Only what nobody has yet',
    unit: 'Which unit',
    type: 'Kind of task',
    anyType: 'All kinds',
    clear: 'Show all',
  },
});
