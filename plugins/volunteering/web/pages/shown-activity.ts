import { usePluginNavigation } from '@yige/plugin-sdk/web';

const NAME = 'activity';

/**
 * Which activity the page shows: it stands in the address, so that the way back and a copied link lead where they should.
 * The navigation hook renders anew with each address.
 */
export function useShownActivity(): { shown: string | null; show: (id: string | null) => void } {
  const { navigate } = usePluginNavigation();
  return {
    shown: new URLSearchParams(window.location.search).get(NAME),
    show: (id) => navigate(id === null ? '/' : `/?${NAME}=${id}`),
  };
}
