import type { PortalPlugin, SlotName } from '@yige/contracts';
import { BureauCell, Panel, useLocalized } from '@yige/ui';
import { usePortal } from '../app/portal.js';
import { PluginComponent } from './plugin-component.js';
import { useOpenPart } from './version-notice.js';

interface PluginPanelsProps {
  slot: SlotName;
  props: Record<string, string>;
  /** Of the grid in which they stand. */
  className?: string;
}

/** Each bureau's panel in its own place: absent without permission, and one that fails leaves the others alone. */
export function PluginPanels({ slot, props, className = 'person-panels' }: PluginPanelsProps) {
  const { plugins } = usePortal();
  const contributing = plugins.filter(({ contributions }) => contributions.some((each) => each.slot === slot));
  if (contributing.length === 0) return null;
  return (
    <div className={className}>
      {contributing.map((plugin) => (
        <PanelsOf key={plugin.id} {...{ plugin, slot, props }} />
      ))}
    </div>
  );
}

/** Of the version with which they were opened, until the user changes over. */
function PanelsOf({ plugin, slot, props }: Pick<PluginPanelsProps, 'slot' | 'props'> & { plugin: PortalPlugin }) {
  const localized = useLocalized();
  const { shown, notice } = useOpenPart(plugin);
  return shown.contributions
    .filter((contribution) => contribution.slot === slot)
    .map(({ expose, title }, index) => (
      <Panel key={expose} title={localized(title)} leading={<BureauCell glyph={shown.glyph} color={shown.color} />}>
        {index === 0 && notice}
        <PluginComponent plugin={shown} expose={expose} props={props} />
      </Panel>
    ));
}
