import { usePluginNavigation } from '@yige/plugin-sdk/web';

/**
 * A value behind the question mark of the plugin's own page, such as whom a form is about; read anew as the portal goes on.
 * Null where it is missing, as it also is for the moment in which the portal leaves the page.
 */
export function useQueryValue(name: string): string | null {
  return usePluginNavigation().query.get(name);
}
