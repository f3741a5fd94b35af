import { corePermissions, type MatterBox, matterBoxSchema, matterStageSchema } from '@yige/contracts';
import { useSearchParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import type { MatterFilter } from './matter-queries.js';

export const matterViews = ['list', 'map'] as const;
export type MatterView = (typeof matterViews)[number];

/** Whoever sees no unit’s matters has no box for them. */
export function useMatterBoxes(): MatterBox[] {
  const { permissions } = usePortal();
  return matterBoxSchema.options.filter((box) => {
    if (box === 'unit') return permissions.includes(corePermissions.matterOversee);
    return box === 'mine' || permissions.includes(corePermissions.matterReport);
  });
}

/** The filter stands in the address, so that going back from a matter finds it again. */
export function useMatterFilter() {
  const [search, setSearch] = useSearchParams();
  const boxes = useMatterBoxes();
  const box = matterBoxSchema.safeParse(search.get('box')).data;
  const filter: MatterFilter = {
    box: box !== undefined && boxes.includes(box) ? box : boxes.includes('unit') ? 'unit' : 'mine',
    stage: matterStageSchema.safeParse(search.get('stage')).data ?? null,
    category: search.get('category'),
    overdue: search.get('overdue') === 'true',
  };
  const view: MatterView = search.get('view') === 'map' ? 'map' : 'list';
  const change = (next: Partial<MatterFilter & { view: MatterView }>) => {
    const { box: inBox, stage, category, overdue, view: inView } = { ...filter, view, ...next };
    setSearch(
      {
        box: inBox,
        ...(stage === null ? {} : { stage }),
        ...(category === null ? {} : { category }),
        ...(overdue ? { overdue: 'true' } : {}),
        ...(inView === 'map' ? { view: inView } : {}),
      },
      { replace: true },
    );
  };
  return { filter, view, change };
}
