import { useQuery } from '@tanstack/react-query';
import { client } from '../api/client.js';

/** Name of a unit that is chosen before any list has told it; undefined while it is not known. */
export function useUnitName(id: string | undefined): string | undefined {
  const unit = useQuery({
    queryKey: ['org', 'unit', id ?? null],
    enabled: id !== undefined,
    queryFn: ({ signal }) => client.org.getUnit({ params: { id: id ?? '' }, signal }),
  });
  return unit.data?.name;
}
