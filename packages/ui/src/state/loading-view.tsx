import { useEffect, useState } from 'react';
import { defineMessages, useMessages } from '../i18n/messages.js';

const messages = defineMessages({
  'zh-CN': { loading: '正在读取', progress: '{label}…… 已用 {seconds} 秒' },
  en: { loading: 'Loading', progress: '{label} … {seconds} s so far' },
});

const quietMilliseconds = 300;
const secondsUntilCount = 3;

export interface LoadingViewProps {
  /** What is being read: 正在读取居民库. */
  readonly label?: string | undefined;
}

/** Nothing for 0.3 s, so that fast answers don't flicker; then a skeleton; the seconds once they are three. */
export function LoadingView({ label }: LoadingViewProps) {
  const t = useMessages(messages);
  const [visible, setVisible] = useState(false);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    const started = Date.now();
    const appearing = setTimeout(() => setVisible(true), quietMilliseconds);
    const counting = setInterval(() => setSeconds(Math.floor((Date.now() - started) / 1000)), 1000);
    return () => {
      clearTimeout(appearing);
      clearInterval(counting);
    };
  }, []);

  if (!visible) return null;
  const text = label ?? t('loading');
  return (
    <div className="yige-loading" role="status" aria-label={text} aria-busy="true">
      <span className="yige-loading-bar" />
      <span className="yige-loading-bar" />
      <span className="yige-loading-bar" />
      <span className="yige-loading-bar" />
      <span className="yige-loading-bar" />
      {/* The figure changes each second: read aloud it would drown everything else. */}
      {seconds >= secondsUntilCount && <p aria-hidden="true">{t('progress', { label: text, seconds })}</p>}
    </div>
  );
}
