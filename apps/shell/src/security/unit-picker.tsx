import TreeSelect from 'antd/es/tree-select';
import { useUnitNodes } from './unit-nodes.js';

interface UnitPickerProps {
  id: string;
  value: string[];
  onChange: (unitIds: string[]) => void;
}

/** Units within one's own, opened level by level. */
export function UnitPicker({ id, value, onChange }: UnitPickerProps) {
  const { nodes, isLoading, open } = useUnitNodes();
  return (
    <TreeSelect
      id={id}
      multiple
      treeDataSimpleMode
      loading={isLoading}
      value={value}
      onChange={onChange}
      treeData={nodes}
      loadData={({ value: parent }) => open(String(parent))}
    />
  );
}
