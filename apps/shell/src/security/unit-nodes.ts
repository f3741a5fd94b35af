import { useQuery } from '@tanstack/react-query';
import type { Unit } from '@yige/contracts';
import { useState } from 'react';
import { allPages } from '../api/all-pages.js';
import { client } from '../api/client.js';

/** A unit as antd's tree select takes it, where the nodes stand in one list. */
export interface UnitNode {
  id: string;
  /** Of the unit above; 0: none. */
  pId: string | 0;
  value: string;
  title: string;
  isLeaf: boolean;
}

/** Units within one's own, read as they are opened: a city has too many to load at once. */
export function useUnitNodes(): { nodes: UnitNode[]; isLoading: boolean; open: (unitId: string) => Promise<void> } {
  const { data: top = [], isLoading } = useQuery({
    queryKey: ['units', 'below', null],
    queryFn: () => unitsBelow(undefined),
  });
  const [opened, setOpened] = useState<Unit[]>([]);
  return {
    nodes: [...top, ...opened].map(({ id, parentId, name, hasChildren }) => ({
      id,
      pId: parentId ?? 0,
      value: id,
      title: name,
      isLeaf: !hasChildren,
    })),
    isLoading,
    async open(unitId) {
      if (opened.some(({ parentId }) => parentId === unitId)) return;
      const below = await unitsBelow(unitId);
      setOpened((before) => [...before, ...below]);
    },
  };
}

/** Units directly within one; of none, the topmost of the user’s own. */
export function unitsBelow(parent: string | undefined): Promise<Unit[]> {
  return allPages((cursor) =>
    client.org.listUnits({ query: { limit: 200, ...(parent === undefined ? {} : { parent }), ...cursor } }),
  );
}
