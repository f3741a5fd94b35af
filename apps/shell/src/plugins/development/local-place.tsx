import type { PortalPlugin } from '@yige/contracts';
import { Chip, useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import './development.css';
import { developmentMessages } from './development-messages.js';
import { LocalProblem } from './local-problem.js';
import { shortVersion, useDevelopments } from './use-developments.js';

/** Marks a part of a plugin as the developer's own, and says above it what is wrong with their last change. */
export function LocalPlace({ plugin, children }: { plugin: PortalPlugin; children: ReactNode }) {
  const t = useMessages(developmentMessages);
  const development = useDevelopments(false)?.find(({ pluginId }) => pluginId === plugin.id);
  return (
    <>
      <div className="local-place" data-testid="local-place">
        <Chip tone="accent" icon="source">
          {t('badge', { version: shortVersion(plugin.version) })}
        </Chip>
        <LocalProblem development={development} />
      </div>
      {children}
    </>
  );
}
