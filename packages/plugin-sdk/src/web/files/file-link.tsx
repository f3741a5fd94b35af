import { Icon, useFormat, useMessages } from '@yige/ui';
import { useScope } from '../host-context.js';
import { pluginAddress } from '../plugin-api.js';
import { fileMessages } from './file-messages.js';

export interface FileLinkProps {
  /** Of the `GET` route that answers it with `PluginFiles.answer`, e.g. `/files/01m8…`. */
  path: string;
  /** As `StoredFile` says it; `size` in bytes. */
  file: { name: string; kind: string; size: number };
}

/** A file of the plugin: a picture is shown small and opens in a tab of its own, anything else is downloaded. */
export function FileLink({ path, file: { name, kind, size } }: FileLinkProps) {
  const t = useMessages(fileMessages);
  const format = useFormat();
  const address = pluginAddress(useScope(), path);
  if (kind.startsWith('image/')) {
    return (
      <a href={address} target="_blank" rel="noreferrer" title={name}>
        <img
          src={address}
          alt={t('open', { name })}
          loading="lazy"
          style={{ width: 96, height: 72, objectFit: 'cover', borderRadius: 6 }}
        />
      </a>
    );
  }
  return (
    <a href={address} download={name} aria-label={t('download', { name })}>
      <Icon name="paper" size={16} /> {format.aside(name, t('size', { size: format.count(Math.ceil(size / 1_024)) }))}
    </a>
  );
}
