import { useQuery } from '@tanstack/react-query';
import { createPageClient, type Person } from '@yige/contracts';
import { useLocale } from '@yige/ui';

/**
 * One resident as the user may see them, from the platform's registry: numbers masked, facts by class. The portal's
 * own pages read the same, so that it is fetched once.
 */
export function useResident(personId: string) {
  const locale = useLocale();
  return useQuery<Person>({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) =>
      createPageClient({ baseUrl: '', headers: () => ({ 'accept-language': locale }) }).people.get({
        params: { id: personId },
        signal,
      }),
  });
}
