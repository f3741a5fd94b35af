import { CommandError } from '../../command-error.js';
import { checkAccessibility } from './check-accessibility.js';
import { checkDeprecations } from './check-deprecations.js';
import { withSources } from './plugin-sources.js';

/** Looks through the source of the plugin whose folder is named, and writes what it found as JSON. */
const [folder = process.cwd()] = process.argv.slice(2);

try {
  const findings = await withSources(folder, async (sources) => [
    ...(await checkAccessibility(folder, sources)),
    ...checkDeprecations(sources),
  ]);
  process.stdout.write(JSON.stringify(findings));
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
