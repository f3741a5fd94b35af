import { VisuallyHidden } from '../accessibility/visually-hidden.js';
import { defineMessages, useMessages } from '../i18n/messages.js';

const messages = defineMessages({
  'zh-CN': { masked: '（部分遮住）' },
  en: { masked: '(partly masked)' },
});

export interface MaskedValueProps {
  /** As the server masked it, with `*` for what is hidden: `199****0317`. Nothing is masked here. */
  readonly value: string;
}

/** A masked number; screen readers say that a part is hidden instead of reading stars. */
export function MaskedValue({ value }: MaskedValueProps) {
  const t = useMessages(messages);
  const [, start = value, stars = '', end = ''] = /^([^*]*)(\*+)(.*)$/s.exec(value) ?? [];
  return (
    <span className="yige-masked">
      {start}
      {stars !== '' && (
        <>
          <span className="yige-masked-stars" aria-hidden="true">
            {stars}
          </span>
          {end}
          <VisuallyHidden>{t('masked')}</VisuallyHidden>
        </>
      )}
    </span>
  );
}
