import { useQuery } from '@tanstack/react-query';
import type { Unit } from '@yige/contracts';
import TreeSelect from 'antd/es/tree-select';
import { useState } from 'react';
import { client } from '../api/client.js';

interface UnitPickerProps {
  id: string;
  value: string[];
  onChange: (unitIds: string[]) => void;
}

/** Units within one's own, opened level by level: a city has too many to load at once. */
export function UnitPicker({ id, value, onChange }: UnitPickerProps) {
  const top = useQuery({ queryKey: ['units', 'below', null], queryFn: () => unitsBelow(undefined) });
  const [opened, setOpened] = useState<Unit[]>([]);
  const units = [...(top.data ?? []), ...opened];
  return (
    <TreeSelect
      id={id}
      multiple
      treeDataSimpleMode
      loading={top.isLoading}
      value={value}
      onChange={onChange}
      treeData={units.map((unit) => ({
        id: unit.id,
        pId: unit.parentId ?? 0,
        value: unit.id,
        title: unit.name,
        isLeaf: !unit.hasChildren,
      }))}
      loadData={async ({ value: parent }) => {
        if (typeof parent !== 'string' || opened.some(({ parentId }) => parentId === parent)) return;
        const below = await unitsBelow(parent);
        setOpened((before) => [...before, ...below]);
      }}
    />
  );
}

/** Units directly within one; of none, the topmost of the user’s own. */
export async function unitsBelow(parent: string | undefined): Promise<Unit[]> {
  const units: Unit[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await client.org.listUnits({
      query: {
        limit: 200,
        ...(parent === undefined ? {} : { parent }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    });
    units.push(...page.items);
    cursor = page.next;
  }
  return units;
}
