import type { Plugin } from '@yige/contracts';
import { Panel, useMessages } from '@yige/ui';
import { useInstallations, useOffices } from '../plugin-queries.js';
import { failuresOf, isInUse, pilotsOf, roleOf } from '../plugin-standing.js';
import { FailedRow } from './failed-row.js';
import { GeneralLine } from './general-line.js';
import { PilotLine } from './pilot-line.js';
import { UnitCells } from './unit-cells.js';
import { versionMessages } from './version-messages.js';
import { VersionRow } from './version-row.js';
import './versions.css';

/** Who has which version, and the versions that there are; what could not be installed stands on top. */
export function VersionsPanel({ plugin }: { plugin: Plugin }) {
  const t = useMessages(versionMessages);
  const { installs, operates } = useOffices();
  // Whoever runs a bureau’s plugin changes versions where units have one, and gives it to no other.
  const mayPlace = installs || (operates && isInUse(plugin));
  const installations = useInstallations(plugin.id);
  const pilots = pilotsOf(plugin);
  const next =
    pilots.length > 0
      ? undefined
      : plugin.versions.find((version) => ['ready', 'pending'].includes(roleOf(plugin, version)));
  return (
    <Panel title={t('title')} hint={t('hint')} flush>
      <div className="plugin-pilots">
        {pilots.map((pilot) => (
          <PilotLine key={pilot.version} plugin={plugin} pilot={pilot} mayPlace={mayPlace} mayTake={installs} />
        ))}
        {pilots.length === 0 && <GeneralLine plugin={plugin} next={next} mayPlace={mayPlace} />}
        <UnitCells plugin={plugin} mayPlace={mayPlace} mayTake={installs} />
      </div>
      <ul className="plugin-versions" aria-label={t('title')}>
        {failuresOf(plugin, installations.data?.items ?? []).map((installation) => (
          <FailedRow key={installation.id} installation={installation} />
        ))}
        {plugin.versions.map((version) => (
          <VersionRow
            key={version.version}
            plugin={plugin}
            version={version}
            mayPlace={mayPlace}
            mayRemove={installs}
            isOffered={version === next}
          />
        ))}
      </ul>
    </Panel>
  );
}
