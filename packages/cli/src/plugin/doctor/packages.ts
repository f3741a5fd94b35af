import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import semver from 'semver';
import { z } from 'zod';
import { jsonOf } from '../artefact/built-plugin.js';
import { type Diagnosis, well, wrong } from './diagnosis.js';

const SDK = '@yige/plugin-sdk';
const COMMAND = '@yige/cli';

const packageSchema = z.object({
  version: z.string().default('0.0.0'),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
});
type Package = z.infer<typeof packageSchema>;

/** What is installed for the plugin of a folder: the SDK, the command that fits it, and what both expect. */
export async function packageDiagnoses(folder: string): Promise<Diagnosis[]> {
  const own = await readPackage(join(folder, 'package.json'));
  if (own === null) return [];
  const sdk = await installed(folder, SDK);
  const command = await installed(folder, COMMAND);
  if (sdk === null || command === null) {
    const missing = sdk === null ? SDK : COMMAND;
    return [wrong('Packages', `${missing} is not installed in ${folder}`, 'run npm install there')];
  }
  const expected = { ...command.peerDependencies, ...sdk.peerDependencies };
  return [
    sdk.version === command.version
      ? well('SDK', `${SDK} and ${COMMAND} ${sdk.version}`)
      : wrong(
          'SDK',
          `${SDK} is ${sdk.version}, ${COMMAND} is ${command.version}`,
          'they are released together: give both the same version in package.json and run npm install',
        ),
    ...(await Promise.all(Object.entries(expected).map(([name, range]) => peerDiagnosis(folder, name, range)))),
  ];
}

async function peerDiagnosis(folder: string, name: string, range: string): Promise<Diagnosis> {
  const found = await installed(folder, name);
  const mend = `write "${name}": "${range}" in package.json and run npm install`;
  if (found === null) return wrong(name, 'it is not installed', mend);
  // A range that is no version is the repository's own.
  if (semver.validRange(range) === null || semver.satisfies(found.version, range)) return well(name, found.version);
  return wrong(name, `${found.version} is installed, the SDK was built with ${range}`, mend);
}

/** As Node looks for it: in the folder, and in those above. */
async function installed(folder: string, name: string): Promise<Package | null> {
  const found = await readPackage(join(folder, 'node_modules', name, 'package.json'));
  const above = dirname(folder);
  if (found !== null || above === folder) return found;
  return installed(above, name);
}

async function readPackage(file: string): Promise<Package | null> {
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return content === null ? null : packageSchema.parse(jsonOf(content));
}
