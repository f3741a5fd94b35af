import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import semver from 'semver';
import { type Diagnosis, well, wrong } from './diagnosis.js';

const NODE = '^20.19.0 || >=22.12.0';

export async function machineDiagnoses(): Promise<Diagnosis[]> {
  return [nodeDiagnosis(process.version), await packageManagerDiagnosis()];
}

export function nodeDiagnosis(version: string): Diagnosis {
  if (semver.satisfies(version, NODE)) return well('Node', version);
  return wrong('Node', `${version} is not of ${NODE}`, 'install Node 22 (or 20.19 and later) from nodejs.org');
}

/** Either will do. */
async function packageManagerDiagnosis(): Promise<Diagnosis> {
  const versions = await Promise.all(['npm', 'pnpm'].map(versionOf));
  const found = versions.filter((each) => each !== null);
  if (found.length > 0) return well('Packages', found.join(', '));
  return wrong('Packages', 'neither npm nor pnpm is on the PATH', 'npm comes with Node: install Node anew');
}

async function versionOf(command: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { shell: process.platform === 'win32' });
    return `${command} ${stdout.trim()}`;
  } catch (error) {
    // What does not start is as good as not there.
    if (error instanceof Error) return null;
    throw error;
  }
}
