import { type BuildingHas, type BuildingSort, buildingHasSchema, buildingSortSchema } from '@yige/contracts';
import { useSearchParams } from 'react-router';

export interface BuildingFilter {
  q: string;
  unit: string | null;
  has: BuildingHas | null;
  sort: BuildingSort;
}

/** The filter stands in the address, so that going back from a building finds it again. */
export function useBuildingFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: BuildingFilter = {
    q: search.get('q') ?? '',
    unit: search.get('unit'),
    has: buildingHasSchema.safeParse(search.get('has')).data ?? null,
    sort: buildingSortSchema.safeParse(search.get('sort')).data ?? 'walk',
  };
  const change = (part: Partial<BuildingFilter>) => {
    const { q, unit, has, sort } = { ...filter, ...part };
    setSearch(
      {
        ...(q === '' ? {} : { q }),
        ...(unit === null ? {} : { unit }),
        ...(has === null ? {} : { has }),
        ...(sort === 'walk' ? {} : { sort }),
      },
      { replace: true },
    );
  };
  return { filter, change };
}
