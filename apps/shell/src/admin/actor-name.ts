import { defineMessages, useMessages } from '@yige/ui';

/** As core signs what nobody did by hand. */
export const PLATFORM = 'platform';

const messages = defineMessages({ 'zh-CN': { platform: '平台' }, en: { platform: 'the platform' } });

/** Names of those who did something, in the language of whoever reads. */
export function useActorName(): (name: string) => string {
  const t = useMessages(messages);
  return (name) => (name === PLATFORM ? t('platform') : name);
}
