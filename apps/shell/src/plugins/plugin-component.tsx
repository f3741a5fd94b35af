import type { PortalPlugin } from '@yige/contracts';
import { ExtensionBoundary, type ExtensionFailure, LoadingView, UnavailablePlugin, useLocalized } from '@yige/ui';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { reportLoad } from './load-reports.js';
import { PluginPlace } from './plugin-place.js';
import { signedFiles } from './signed-files.js';
import { usePluginModule } from './use-plugin-module.js';

const LocalPlace = lazy(async () => ({ default: (await import('./development/local-place.js')).LocalPlace }));

interface PluginComponentProps<Props> {
  plugin: PortalPlugin;
  expose: string;
  props: Props;
  /** Stands in its place where it does not load; by default a note with a retry. */
  failed?: ReactNode;
  /** Told whether it can be used: it has come, and has not thrown since. */
  onUsable?: (usable: boolean) => void;
}

/** One from the developer's own machine is marked as that; everybody else's page does without the code for it. */
export function PluginComponent<Props extends object>(part: PluginComponentProps<Props>) {
  if (part.plugin.local !== true) return <PluginPart {...part} />;
  return (
    <Suspense fallback={<LoadingView />}>
      <LocalPlace plugin={part.plugin}>
        <PluginPart {...part} />
      </LocalPlace>
    </Suspense>
  );
}

/**
 * Shows a component of a plugin in the plugin's own place. If it does not load, or throws while it renders, this place
 * says whose it is and offers a retry; nothing else on the page notices.
 */
function PluginPart<Props extends object>({ plugin, expose, props, failed, onUsable }: PluginComponentProps<Props>) {
  const localized = useLocalized();
  const name = localized(plugin.name);
  const [attempt, setAttempt] = useState(0);
  /** The attempt in which a file was refused that the component loads later, by itself. */
  const [tamperedAt, setTamperedAt] = useState<number | null>(null);
  const loaded = usePluginModule<Props>(plugin, expose, attempt);
  /** The build that threw, until it is tried again. */
  const [thrown, setThrown] = useState<string | null>(null);
  const usable = loaded.state === 'ready' && thrown !== plugin.remote.name;
  useEffect(() => onUsable?.(usable), [usable, onUsable]);
  const again = () => {
    setThrown(null);
    setAttempt(attempt + 1);
  };
  if (loaded.state === 'loading') return <LoadingView />;
  const tampered = tamperedAt === attempt || (loaded.state === 'failed' && loaded.phase === 'integrity');
  if (tampered || loaded.state === 'failed') {
    if (failed !== undefined && !tampered) return failed;
    const reason = tampered ? 'tampered' : 'unreachable';
    return <UnavailablePlugin name={name} reason={reason} onRetry={again} />;
  }
  const Component = loaded.component;
  const onError = ({ error }: ExtensionFailure) => {
    console.error(`Plugin ${plugin.id} failed at render`, error);
    setThrown(plugin.remote.name);
    void wasTampered(error).then((isTampered) => {
      const phase = isTampered ? 'integrity' : 'render';
      reportLoad({ pluginId: plugin.id, version: plugin.version, expose, milliseconds: 0, failed: phase });
      if (isTampered) setTamperedAt(attempt);
    });
  };
  return (
    // Of a build that throws, the next one is a new attempt.
    <ExtensionBoundary
      key={plugin.remote.name}
      pluginId={plugin.id}
      pluginName={name}
      onError={onError}
      onRetry={() => setThrown(null)}
    >
      <PluginPlace plugin={plugin}>
        <Component {...props} />
      </PluginPlace>
    </ExtensionBoundary>
  );
}

/** A remote's chunk that failed says which file it asked for. */
async function wasTampered(error: unknown): Promise<boolean> {
  if (!(error instanceof Error) || !('request' in error) || typeof error.request !== 'string') return false;
  return signedFiles.anyTampered([new URL(error.request, location.origin).href]);
}
