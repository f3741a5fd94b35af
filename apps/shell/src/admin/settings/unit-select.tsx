import type { UnitReference } from '@yige/contracts';
import TreeSelect from 'antd/es/tree-select';
import { useUnitNodes } from '../../security/unit-nodes.js';

interface UnitSelectProps {
  id: string;
  value: UnitReference;
  onChange: (unitId: string) => void;
}

/** One unit within one's own, opened level by level. */
export function UnitSelect({ id, value, onChange }: UnitSelectProps) {
  const { nodes, isLoading, open } = useUnitNodes();
  // A unit that was chosen by its address may lie deeper than what is open.
  const known = nodes.some((node) => node.id === value.id);
  const chosen = { id: value.id, pId: 0, value: value.id, title: value.name, isLeaf: true };
  return (
    <TreeSelect
      id={id}
      className="setting-wide"
      treeDataSimpleMode
      loading={isLoading}
      value={value.id}
      onChange={onChange}
      treeData={known ? nodes : [...nodes, chosen]}
      loadData={({ value: parent }) => open(String(parent))}
    />
  );
}
