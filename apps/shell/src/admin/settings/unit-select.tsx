import { useQuery } from '@tanstack/react-query';
import type { Unit, UnitReference } from '@yige/contracts';
import TreeSelect from 'antd/es/tree-select';
import { useState } from 'react';
import { client } from '../../api/client.js';

interface UnitSelectProps {
  id: string;
  value: UnitReference;
  onChange: (unitId: string) => void;
}

/** One unit within one's own, opened level by level: a city has too many to load at once. */
export function UnitSelect({ id, value, onChange }: UnitSelectProps) {
  const top = useQuery({ queryKey: ['units', 'below', null], queryFn: () => unitsBelow(undefined) });
  const [opened, setOpened] = useState<Unit[]>([]);
  const units = [...(top.data ?? []), ...opened];
  const nodes = units.map((unit) => ({
    id: unit.id,
    pId: unit.parentId ?? 0,
    value: unit.id,
    title: unit.name,
    isLeaf: !unit.hasChildren,
  }));
  // A unit that was chosen by its address may lie deeper than what is open.
  const known = units.some((unit) => unit.id === value.id);
  const chosen = { id: value.id, pId: 0, value: value.id, title: value.name, isLeaf: true };
  return (
    <TreeSelect
      id={id}
      className="setting-wide"
      treeDataSimpleMode
      loading={top.isLoading}
      value={value.id}
      onChange={onChange}
      treeData={known ? nodes : [...nodes, chosen]}
      loadData={async ({ value: parent }) => {
        if (typeof parent !== 'string' || opened.some(({ parentId }) => parentId === parent)) return;
        const below = await unitsBelow(parent);
        setOpened((before) => [...before, ...below]);
      }}
    />
  );
}

async function unitsBelow(parent: string | undefined): Promise<Unit[]> {
  const units: Unit[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = {
      ...(parent === undefined ? {} : { parent }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await client.org.listUnits({ query: { limit: 200, ...query } });
    units.push(...page.items);
    cursor = page.next;
  }
  return units;
}
