import { defineMessages } from '@yige/ui';

export const phoneMessages = defineMessages({
  'zh-CN': {
    title: '电话',
    hint: '平时遮住',
    none: '还没有登记电话',
    calledFirst: '先打这个',
    callFirst: '改为先打',
    remove: '删除',
    removeOf: '删除{label}的电话',
    add: '添加电话',
    number: '号码',
    label: '是谁的',
    labelHint: '如：儿子、座机',
  },
  en: {
    title: 'Phones',
    hint: 'Masked by default',
    none: 'No phone yet',
    calledFirst: 'called first',
    callFirst: 'Call this first',
    remove: 'Remove',
    removeOf: 'Remove the phone of {label}',
    add: 'Add a phone',
    number: 'Number',
    label: 'Whose it is',
    labelHint: 'Such as: son, landline',
  },
});
