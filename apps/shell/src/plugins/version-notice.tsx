import type { PortalPlugin } from '@yige/contracts';
import { defineMessages, StateView, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { type ReactNode, useState } from 'react';
import './version-notice.css';

const messages = defineMessages({
  'zh-CN': {
    newer: '{name}有新版本',
    switch: '换过去',
    gone: '{name}没有启用',
    goneHint: '您现在的岗位用不了它：管理员停用了它，或者您换了岗位。',
  },
  en: {
    newer: 'There is another version of {name}',
    switch: 'Switch to it',
    gone: '{name} is not enabled',
    goneHint: 'Under your present post you cannot use it: an administrator disabled it, or you changed your post.',
  },
});

interface OpenVersionProps {
  /** As the portal has it now; undefined: the user has no version of it. */
  plugin: PortalPlugin | undefined;
  /** Stands in its place where the user never had one. */
  absent: ReactNode;
  children: (plugin: PortalPlugin) => ReactNode;
}

/**
 * Keeps the version with which something was opened for as long as it is open: whoever is in the middle of their work
 * is told that there is another one, and changes over when it suits them.
 */
export function OpenVersion({ plugin, absent, children }: OpenVersionProps) {
  const t = useMessages(messages);
  const localized = useLocalized();
  const [opened, setOpened] = useState(plugin);
  if (opened === undefined && plugin !== undefined) setOpened(plugin);
  const shown = opened ?? plugin;
  if (shown === undefined) return absent;
  const name = localized(shown.name);
  if (plugin === undefined)
    return <StateView kind="unavailable" title={t('gone', { name })} description={t('goneHint')} />;
  // What the user may see of the same version can change: of that the newest counts.
  // A developer sees each of their builds at once, and the installed one when the last is gone.
  if (plugin.version === shown.version || plugin.local || shown.local) return children(plugin);
  return (
    <>
      <VersionNotice plugin={shown} onSwitch={() => setOpened(plugin)} />
      {children(shown)}
    </>
  );
}

/**
 * The same for a part among others, such as a panel: where it stands, a smaller notice. A part that the user lost is no
 * more, as is one that they never had.
 */
export function useOpenPart(plugin: PortalPlugin): { shown: PortalPlugin; notice: ReactNode } {
  const [opened, setOpened] = useState(plugin);
  if (plugin.version === opened.version || plugin.local || opened.local) return { shown: plugin, notice: null };
  return { shown: opened, notice: <VersionNotice small plugin={opened} onSwitch={() => setOpened(plugin)} /> };
}

interface VersionNoticeProps {
  plugin: PortalPlugin;
  onSwitch: () => void;
  small?: boolean;
}

function VersionNotice({ plugin, onSwitch, small = false }: VersionNoticeProps) {
  const t = useMessages(messages);
  const localized = useLocalized();
  return (
    <div className="version-notice" data-small={small} role="status">
      <span>{t('newer', { name: localized(plugin.name) })}</span>
      <Button size="small" onClick={onSwitch}>
        {t('switch')}
      </Button>
    </div>
  );
}
