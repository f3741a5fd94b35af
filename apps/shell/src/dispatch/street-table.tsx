import type { UnitReference } from '@yige/contracts';
import { Icon, useDisplay } from '@yige/ui';
import { type ReactNode, useState } from 'react';
import { byStreet, openedAtFirst, type StreetGroup } from './street-groups.js';
import './street-table.css';

export interface StreetColumn<Line> {
  key: string;
  title: string;
  numeric?: boolean;
  cell: (line: Line) => ReactNode;
}

interface StreetTableProps<Line> {
  label: string;
  /** Head of the first column, which names the community. */
  name: string;
  lines: readonly Line[];
  columns: readonly StreetColumn<Line>[];
  nameCell: (line: Line) => ReactNode;
  /** What stands beside the name of a street, folded or not. */
  summary: (lines: readonly Line[]) => string;
  /** Of many communities, the streets of those that matter begin open. */
  matters: (line: Line) => boolean;
}

/** Communities by division code, folded under their streets; on a phone as cards. */
export function StreetTable<Line extends { unit: UnitReference; above: UnitReference | null }>({
  lines,
  ...shape
}: StreetTableProps<Line>) {
  const { phone } = useDisplay();
  const groups = byStreet(lines);
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const first = openedAtFirst(groups, shape.matters);
  const folds = groups.map((group, index) => {
    const key = group.street?.id ?? '';
    const open = groups.length === 1 || (turned.get(key) ?? first.has(index));
    return { ...group, key, open, turn: () => setTurned(new Map(turned).set(key, !open)) };
  });
  return phone ? <Cards groups={folds} {...shape} /> : <Rows groups={folds} {...shape} />;
}

interface Fold<Line> extends StreetGroup<Line> {
  key: string;
  open: boolean;
  turn: () => void;
}

type ShapeProps<Line> = Omit<StreetTableProps<Line>, 'lines' | 'matters'> & { groups: readonly Fold<Line>[] };

function Rows<Line extends { unit: UnitReference }>({
  label,
  name,
  columns,
  nameCell,
  summary,
  groups,
}: ShapeProps<Line>) {
  return (
    <div className="street-table-frame">
      <table className="street-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {columns.map(({ key, title, numeric }) => (
              <th key={key} scope="col" data-numeric={numeric}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {groups.length > 1 && (
              <tr className="street-table-group">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  <FoldButton group={group} summary={summary} />
                </th>
              </tr>
            )}
            {group.open &&
              group.lines.map((line) => (
                <tr key={line.unit.id}>
                  <th scope="row">{nameCell(line)}</th>
                  {columns.map(({ key, numeric, cell }) => (
                    <td key={key} data-numeric={numeric}>
                      {cell(line)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Cards<Line extends { unit: UnitReference }>({ label, columns, nameCell, summary, groups }: ShapeProps<Line>) {
  return (
    <section className="street-cards" aria-label={label}>
      {groups.map((group) => (
        <div key={group.key}>
          {groups.length > 1 && (
            <h3>
              <FoldButton group={group} summary={summary} />
            </h3>
          )}
          {group.open && (
            <ul>
              {group.lines.map((line) => (
                <li key={line.unit.id}>
                  {nameCell(line)}
                  <dl>
                    {columns.map(({ key, title, cell }) => (
                      <div key={key}>
                        <dt>{title}</dt>
                        <dd>{cell(line)}</dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function FoldButton<Line>({ group, summary }: { group: Fold<Line>; summary: (lines: readonly Line[]) => string }) {
  const { street, lines, open, turn } = group;
  return (
    <button type="button" className="street-table-fold" aria-expanded={open} onClick={turn}>
      <Icon name={open ? 'chevronDown' : 'chevronRight'} size={16} />
      {street !== null && <strong>{street.name}</strong>}
      <span>{summary(lines)}</span>
    </button>
  );
}
