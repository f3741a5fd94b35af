import type { SlotName } from '@yige/contracts';
import { BureauCell, Panel, useLocalized } from '@yige/ui';
import { usePortal } from '../app/portal.js';
import { PluginComponent } from './plugin-component.js';

interface PluginPanelsProps {
  slot: SlotName;
  props: Record<string, string>;
  /** Of the grid in which they stand. */
  className?: string;
}

/** Each bureau's panel in its own place: absent without permission, and one that fails leaves the others alone. */
export function PluginPanels({ slot, props, className = 'person-panels' }: PluginPanelsProps) {
  const localized = useLocalized();
  const { plugins } = usePortal();
  const panels = plugins.flatMap((plugin) =>
    plugin.contributions
      .filter((contribution) => contribution.slot === slot)
      .map((contribution) => ({ plugin, contribution })),
  );
  if (panels.length === 0) return null;
  return (
    <div className={className}>
      {panels.map(({ plugin, contribution }) => (
        <Panel
          key={`${plugin.id}${contribution.expose}`}
          title={localized(contribution.title)}
          leading={<BureauCell glyph={plugin.glyph} color={plugin.color} />}
        >
          <PluginComponent plugin={plugin} expose={contribution.expose} props={props} />
        </Panel>
      ))}
    </div>
  );
}
