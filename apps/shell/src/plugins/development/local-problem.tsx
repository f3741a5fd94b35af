import type { PluginDevelopment } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import { developmentMessages } from './development-messages.js';

/** What the tools on the developer's machine found wrong with their last change; nothing where all is well. */
export function LocalProblem({ development }: { development: PluginDevelopment | undefined }) {
  const t = useMessages(developmentMessages);
  if (development === undefined || development.problem === null) return null;
  return (
    <div className="local-problem" role="alert">
      <p>
        <Icon name="alert" size={16} /> {t(development.version === null ? 'problemFirst' : 'problem')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too */}
      <pre tabIndex={0}>{development.problem.trim()}</pre>
    </div>
  );
}
