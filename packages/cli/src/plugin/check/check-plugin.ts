import { readBuiltFiles } from './built-files.js';
import { checkFiles } from './check-files.js';
import { checkLedgers } from './check-ledgers.js';
import { checkManifest } from './check-manifest.js';
import { checkPermissions } from './check-permissions.js';
import { checkScripts } from './check-scripts.js';
import { checkSizes, sizesOf } from './check-sizes.js';
import { checkSources } from './check-sources.js';
import { checkStyles } from './check-styles.js';
import type { Finding, Size } from './finding.js';

export interface PluginCheck {
  plugin: string;
  version: string;
  sizes: Size[];
  findings: Finding[];
}

/** Looks through the plugin of a folder, what was built and what it was built from, for what the portal would refuse or its users would miss. */
export async function checkPlugin(folder: string): Promise<PluginCheck> {
  const built = await readBuiltFiles(folder);
  const sizes = sizesOf(built);
  return {
    plugin: built.manifest.id,
    version: built.manifest.version,
    sizes,
    findings: [
      ...checkManifest(built),
      ...checkLedgers(built),
      ...checkFiles(built),
      ...checkSizes(sizes),
      ...checkScripts(built),
      ...checkStyles(built),
      ...checkPermissions(built),
      ...(await checkSources(folder)),
    ],
  };
}
