import { defineMessages } from '@yige/ui';

/** Words that every wizard shares. */
export const wizardMessages = defineMessages({
  'zh-CN': {
    step: '第 {step} 步，共 {steps} 步',
    steps: '步骤',
    back: '上一步',
    next: '下一步：{step}',
  },
  en: {
    step: 'Step {step} of {steps}',
    steps: 'Steps',
    back: 'Back',
    next: 'Next: {step}',
  },
});
