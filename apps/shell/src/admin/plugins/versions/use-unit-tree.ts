import type { Unit } from '@yige/contracts';
import { useState } from 'react';
import { unitsBelow } from '../../../security/unit-nodes.js';
import { useDistrict } from '../plugin-queries.js';

/** A unit and what is known to lie in it, as antd's tree takes it. */
export interface UnitNode {
  key: string;
  title: string;
  isLeaf: boolean;
  children?: UnitNode[];
}

/** The organisation, read as it is opened: a city has too many units to load at once. */
export function useUnitTree(): {
  nodes: UnitNode[] | undefined;
  open: (unitId: string) => Promise<void>;
  /** A unit that was read and those above it, itself first. */
  pathOf: (unitId: string) => Unit[];
  error: unknown;
} {
  const district = useDistrict();
  const [opened, setOpened] = useState<ReadonlyMap<string, readonly Unit[]>>(new Map());
  const [error, setError] = useState<unknown>(null);
  if (district.data === undefined) {
    return { nodes: undefined, open: async () => undefined, pathOf: () => [], error: district.error };
  }
  const { whole, parts } = district.data;
  const below = (id: string) => opened.get(id) ?? childrenOf(id, parts);
  const nodeOf = ({ id, name, hasChildren }: Unit): UnitNode => {
    const children = below(id);
    return {
      key: id,
      title: name,
      isLeaf: !hasChildren,
      ...(children === undefined ? {} : { children: children.map(nodeOf) }),
    };
  };
  return {
    nodes: whole.map(nodeOf),
    error,
    pathOf(unitId) {
      const known = new Map([...whole, ...parts, ...[...opened.values()].flat()].map((unit) => [unit.id, unit]));
      const path: Unit[] = [];
      for (let unit = known.get(unitId); unit !== undefined; unit = known.get(unit.parentId ?? '')) path.push(unit);
      return path;
    },
    async open(unitId) {
      if (below(unitId) !== undefined) return;
      try {
        const units = await unitsBelow(unitId);
        setOpened((before) => new Map(before).set(unitId, units));
      } catch (failure) {
        setError(failure);
      }
    },
  };
}

function childrenOf(id: string, units: readonly Unit[]): Unit[] | undefined {
  const children = units.filter(({ parentId }) => parentId === id);
  return children.length === 0 ? undefined : children;
}
