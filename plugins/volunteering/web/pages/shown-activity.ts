import { usePluginNavigation } from '@yige/plugin-sdk/web';

const NAME = 'activity';

/** Which activity the page shows: it stands in the address, so that the way back and a copied link lead where they should. */
export function useShownActivity(): { shown: string | null; show: (id: string | null) => void } {
  const { query, navigate } = usePluginNavigation();
  return {
    shown: query.get(NAME),
    show: (id) => navigate(id === null ? '/' : `/?${NAME}=${id}`),
  };
}
