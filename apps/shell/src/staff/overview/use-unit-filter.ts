import { useSearchParams } from 'react-router';

/** The unit that an overview shows stands in its address. */
export function useUnitFilter(onChange: () => void): { unit: string | null; change: (unit: string | null) => void } {
  const [search, setSearch] = useSearchParams();
  return {
    unit: search.get('unit'),
    change: (unit) => {
      onChange();
      setSearch(unit === null ? {} : { unit }, { replace: true });
    },
  };
}
