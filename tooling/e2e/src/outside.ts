import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
/** What is packed: all that a plugin outside of the repository installs, by itself or with the SDK and the command. */
const PACKED = [
  'contracts',
  'database',
  'file-content',
  'sheets',
  'ui',
  'plugin-sdk',
  'plugin-artefact',
  'audit-chain',
  'cli',
  'platform',
] as const;
/** What a plugin installs besides for tests on a whole platform. */
const FOR_WHOLE_PLATFORM = ['@yige/platform', 'playwright-core', 'axe-core'];

const packageSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

export interface Ran {
  code: number | null;
  output: string;
}

/** A folder elsewhere on the machine, with the packed packages and what they need from the registry, and nothing else. */
export class Outside {
  private constructor(
    readonly folder: string,
    /** Each packed file by its package's name without the scope. */
    readonly packed: ReadonlyMap<string, string>,
  ) {}

  static async make(): Promise<Outside> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'yige-outside-')));
    try {
      const outside = new Outside(folder, await pack(join(folder, 'packed')));
      await outside.install();
      return outside;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Runs a command there as its author would, and lets `hear` know of every piece that it says. */
  run(
    command: string,
    parameters: readonly string[],
    { cwd = this.folder, environment = {}, hear = () => undefined }: RunOptions = {},
  ): Promise<Ran> {
    const bin = join(this.folder, 'node_modules', '.bin');
    return run(command, parameters, {
      cwd,
      hear,
      environment: { PATH: [bin, process.env.PATH].join(delimiter), ...environment },
    });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /**
   * Once for all steps: what the command's template asks for stands in the folder above the plugin, where Node finds it.
   */
  private async install(): Promise<void> {
    const wanted = await wantedPackages();
    await writeFile(join(this.folder, 'package.json'), JSON.stringify({ private: true, ...wanted }));
    const overrides = [...this.packed].map(([name, file]) => `  '@yige/${name}': file:${file}`);
    await writeFile(
      join(this.folder, 'pnpm-workspace.yaml'),
      ['pmOnFail: ignore', 'overrides:', ...overrides, ''].join('\n'),
    );
    // The versions that everything was tested with, where there is a choice.
    await copyFile(join(repository, 'pnpm-lock.yaml'), join(this.folder, 'pnpm-lock.yaml'));
    await mustRun('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile', '--ignore-scripts'], this.folder);
    await this.takeCompiled();
  }

  /** Compiling SQLite takes minutes: this repository has done it already, for the same version. */
  private async takeCompiled(): Promise<void> {
    const path = join('node_modules', 'better-sqlite3');
    const binary = join('build', 'Release', 'better_sqlite3.node');
    const store = join(this.folder, 'node_modules', '.pnpm');
    const [here = ''] = (await readdir(store)).filter((name) => name.startsWith('better-sqlite3@'));
    const target = join(store, here, path, binary);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(repository, 'packages', 'database', path, binary), target);
  }
}

interface RunOptions {
  cwd?: string;
  environment?: Record<string, string>;
  hear?: (piece: string) => void;
}

async function pack(destination: string): Promise<Map<string, string>> {
  await mkdir(destination, { recursive: true });
  const packed = new Map<string, string>();
  for (const name of PACKED) {
    await mustRun('pnpm', ['pack', '--pack-destination', destination], join(repository, 'packages', name));
    const file = (await readdir(destination)).find((each) => each.startsWith(`yige-${name}-`));
    if (file === undefined) throw new Error(`${name} was not packed`);
    packed.set(name, join(destination, file));
  }
  return packed;
}

/** What a plugin's package.json asks for: the template's names in the versions of the repository's catalog. */
async function wantedPackages(): Promise<{
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}> {
  const template = join(repository, 'packages', 'cli', 'templates', 'plugin', 'package.json');
  const { dependencies, devDependencies } = packageSchema.parse(JSON.parse(await readFile(template, 'utf8')));
  const catalog = await readFile(join(repository, 'pnpm-workspace.yaml'), 'utf8');
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(repository, 'packages', 'cli', 'package.json'), 'utf8')));
  const versioned = (names: Record<string, string>) =>
    Object.fromEntries(
      Object.keys(names).map((name) => [
        name,
        name.startsWith('@yige/') ? version : (new RegExp(`^  "?${name}"?: (\\d\\S*)$`, 'm').exec(catalog)?.[1] ?? ''),
      ]),
    );
  const more = Object.fromEntries(FOR_WHOLE_PLATFORM.map((name) => [name, '']));
  return { dependencies: versioned(dependencies), devDependencies: versioned({ ...devDependencies, ...more }) };
}

async function mustRun(command: string, parameters: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await run(command, parameters, {
    cwd,
    environment: { PATH: process.env.PATH ?? '' },
    hear: () => undefined,
  });
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} ended with ${code}:\n${output}`);
}

/** With nothing of this run's own environment but where the machine keeps its things. */
function run(
  command: string,
  parameters: readonly string[],
  { cwd, environment, hear }: Required<RunOptions>,
): Promise<Ran> {
  const { HOME = '', TMPDIR } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd,
      env: { HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
        hear(piece);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
