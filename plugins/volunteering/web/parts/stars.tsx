import { defineMessages, useMessages } from '@yige/plugin-sdk/web';

const messages = defineMessages({
  'zh-CN': { stars: '{stars} 星', none: '还没有星级' },
  en: { stars: '{stars, plural, one {# star} other {# stars}}', none: 'No star yet' },
});

/** A volunteer's stars in words. */
export function Stars({ stars }: { stars: number }) {
  const t = useMessages(messages);
  if (stars === 0) return <span className="yige-quiet">{t('none')}</span>;
  return <>{t('stars', { stars })}</>;
}
