import { ProblemError } from '@yige/contracts';
import { Icon, useAnnounce, useDisplay, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useRef } from 'react';
import type { z } from 'zod';
import { fileMessages } from './file-messages.js';
import { type PluginUploadOptions, usePluginUpload } from './plugin-upload.js';

export interface FileUploadProps<Response extends z.ZodType> extends PluginUploadOptions<Response> {
  /** Once the plugin's server has the file. */
  onStored?: (answer: z.output<Response>) => void;
  /** True where nothing can be added now. */
  disabled?: boolean;
}

const KINDS = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP', 'application/pdf': 'PDF' } as const;

/**
 * A button that adds a file, on a phone also one for its camera. Shows how far it has come and, where it did not go through,
 * why, with a way to send it again. Everything that is read from the plugin is read anew afterwards.
 */
export function FileUpload<Response extends z.ZodType>({
  onStored,
  disabled = false,
  ...options
}: FileUploadProps<Response>) {
  const { kinds, largest } = options.upload;
  const t = useMessages(fileMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const { phone } = useDisplay();
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { mutate, isPending, sent, error, variables } = usePluginUpload(options);
  const start = (file: File) =>
    mutate(file, {
      onSuccess: (answer) => {
        announce(t('added', { name: file.name }));
        onStored?.(answer);
      },
    });
  const take = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file !== undefined) start(file);
    // The same file again, after a failure, is a change too.
    input.value = '';
  };
  const pictures = kinds.filter((kind) => kind.startsWith('image/'));
  return (
    <div className="yige-file-upload">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {phone && pictures.length > 0 && (
          <Button
            icon={<Icon name="camera" size={16} />}
            disabled={disabled || isPending}
            onClick={() => camera.current?.click()}
          >
            {t('camera')}
          </Button>
        )}
        <Button
          icon={<Icon name="paper" size={16} />}
          loading={isPending}
          disabled={disabled}
          onClick={() => chooser.current?.click()}
        >
          {t('choose')}
        </Button>
      </div>
      <input
        ref={camera}
        hidden
        type="file"
        accept={pictures.join(',')}
        capture="environment"
        onChange={({ target }) => take(target)}
      />
      <input
        ref={chooser}
        hidden
        type="file"
        accept={kinds.join(',')}
        aria-label={t('choose')}
        onChange={({ target }) => take(target)}
      />
      {isPending ? (
        <Sending name={variables.name} sent={sent} />
      ) : (
        <small className="yige-quiet">
          {t('kinds', { kinds: format.list(kinds.map((kind) => KINDS[kind])), largest: megabytes(largest) })}
        </small>
      )}
      {error !== null && variables !== undefined && (
        <p role="alert" className="yige-overdue">
          {reasonOf(error) ?? t(reasons.get(codeOf(error)) ?? 'failed', { largest: megabytes(largest) })}{' '}
          <button type="button" className="yige-link-button" onClick={() => start(variables)}>
            {t('again')}
          </button>
        </p>
      )}
    </div>
  );
}

function Sending({ name, sent }: { name: string; sent: number }) {
  const t = useMessages(fileMessages);
  const label = t('sending', { name });
  return (
    <>
      <small>{label}</small>
      <progress aria-label={label} value={sent} max={1} style={{ display: 'block', width: '100%' }} />
    </>
  );
}

/** What the browser itself found, in its own words. */
const reasons = new Map<string, 'tooLarge' | 'offline'>([
  ['file.tooLarge', 'tooLarge'],
  ['request.tooLarge', 'tooLarge'],
  ['network.unreachable', 'offline'],
]);

function codeOf(error: Error): string {
  return error instanceof ProblemError ? error.code : '';
}

/** What a server said, which speaks the user's language. */
function reasonOf(error: Error): string | null {
  if (!(error instanceof ProblemError) || reasons.has(error.code)) return null;
  return error.problem.detail ?? error.problem.title;
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 104_857.6) / 10;
}
