import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions } from '@yige/contracts';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';

const PAGE = 200;
/** Buildings that are offered at once; whoever looks for another one types its name. */
const BUILDINGS = 50;

export interface PlaceChoice {
  id: string;
  name: string;
}

/** The units of one’s posts, each once: where one stands when one reports. */
export function usePlaces(): PlaceChoice[] {
  const { posts } = usePortal();
  const named = posts.map(({ unit, community }) => ({ id: unit.id, name: `${community ?? ''}${unit.name}` }));
  return [...new Map(named.map((place) => [place.id, place])).values()];
}

/** The units within a unit, for whoever stands above it. */
export function useUnitsWithin(parent: string) {
  return useQuery({
    queryKey: ['matter-units', parent],
    queryFn: ({ signal }) => client.org.listUnits({ query: { parent, limit: PAGE }, signal }),
  });
}

/** The first buildings of a unit whose names begin so; none for whoever does not read residents’ places. */
export function useBuildings(unit: string, q: string) {
  const { permissions } = usePortal();
  return useQuery({
    queryKey: ['matter-buildings', unit, q],
    enabled: permissions.includes(corePermissions.personRead),
    // Only while one types: those of another unit are no choice.
    ...(q === '' ? {} : { placeholderData: keepPreviousData }),
    queryFn: ({ signal }) =>
      client.buildings.list({
        query: { unit, limit: BUILDINGS, sort: 'name', ...(q === '' ? {} : { q }) },
        signal,
      }),
  });
}

/** A building with its doors; none where none is chosen. */
export function useBuilding(id: string | null) {
  return useQuery({
    queryKey: ['buildings', 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => client.buildings.get({ params: { id: id ?? '' }, signal }),
  });
}
