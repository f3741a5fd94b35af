import { defineMessages, useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';

const messages = defineMessages({
  'zh-CN': { copy: '复制', copied: '已复制' },
  en: { copy: 'Copy', copied: 'Copied' },
});

/** A text to take elsewhere. Browsers give the clipboard to pages over HTTPS only: there it is copied by hand. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const t = useMessages(messages);
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t('copied'));
  };
  return (
    <span className="plugin-copy">
      <code>{text}</code>
      {window.isSecureContext && (
        <Button onClick={() => void copy()}>{copied ? t('copied') : (label ?? t('copy'))}</Button>
      )}
    </span>
  );
}
