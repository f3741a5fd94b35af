import type { PortalPlugin, TaskForm } from '@yige/contracts';

/**
 * The plugin in the version that a form is of. Where the user has no such version any more, since units were given
 * another one a moment ago, it is their own.
 */
export function pluginOfForm(plugins: readonly PortalPlugin[], form: TaskForm): PortalPlugin | undefined {
  const plugin = plugins.find(({ id }) => id === form.pluginId);
  const other = plugin?.otherVersions?.find(({ version }) => version === form.version);
  return plugin === undefined || other === undefined ? plugin : { ...plugin, ...other };
}
