import type { Plugin } from '@yige/contracts';
import { useMessages, VisuallyHidden } from '@yige/ui';
import { useState } from 'react';
import { useDistrict } from '../plugin-queries.js';
import { cellsOf } from '../plugin-standing.js';
import { SelectionBar } from './selection-bar.js';
import { versionMessages } from './version-messages.js';

interface UnitCellsProps {
  plugin: Plugin;
  mayPlace: boolean;
  /** From units, and give it to others: else only those that have it can be chosen. */
  mayTake: boolean;
}

/** One unit, one cell, with the version that it has; whoever may place versions chooses cells and changes them together. */
export function UnitCells({ plugin, mayPlace, mayTake }: UnitCellsProps) {
  const t = useMessages(versionMessages);
  const district = useDistrict();
  const [selected, setSelected] = useState<readonly string[]>([]);
  if (district.data === undefined) return null;
  const cells = cellsOf(plugin, district.data.whole, district.data.parts);
  const toggle = (id: string) =>
    setSelected(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]);
  return (
    <>
      <ul className="plugin-cells" aria-label={t('unitsLabel')}>
        {cells.map(({ unit, version, own }) => {
          const words = (
            <>
              {unit.name}
              <small>{version ?? t('none')}</small>
              {own && <VisuallyHidden>{t('own')}</VisuallyHidden>}
            </>
          );
          return (
            <li key={unit.id} data-own={own}>
              {mayPlace && (mayTake || version !== null) ? (
                <button type="button" aria-pressed={selected.includes(unit.id)} onClick={() => toggle(unit.id)}>
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
      </ul>
      {selected.length > 0 && (
        <SelectionBar
          plugin={plugin}
          mayTake={mayTake}
          cells={cells.filter(({ unit }) => selected.includes(unit.id))}
          onDone={() => setSelected([])}
        />
      )}
    </>
  );
}
