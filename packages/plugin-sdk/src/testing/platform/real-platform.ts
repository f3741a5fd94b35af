import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type DemoAccount, demoAccountSchema, type LaunchedPlugin } from '@yige/contracts';
import { createTestDatabase, type testDialects } from '@yige/database/testing';
import { generateKeys, signManifest } from '@yige/plugin-artefact';
import { z } from 'zod';
import { manifestOf } from '../../manifest/manifest-of.js';
import { PluginArtefact } from '../../server/plugin-artefact.js';
import { PluginConfiguration } from '../../server/plugin-configuration.js';
import { type PluginProgram, type RunningServer, runPlugin } from '../../server/start-plugin.js';
import { CoreProcess } from './core-process.js';
import { freePort } from './free-port.js';
import { type PlatformFiles, platformFiles } from './platform-files.js';
import { PortalClient } from './portal-client.js';

/** How a whole platform is started. */
export interface RealPlatformOptions {
  /** Of core's database and the plugin's; SQLite unless it is given. */
  dialect?: ReturnType<typeof testDialects>[number];
  /** The plugin's folder, with `dist` as it was built; where the test runs unless it is given. */
  folder?: string;
  /** Starts the plugin as in a demo, so that it invents records of the district's residents. */
  demo?: boolean;
  /** Task types that need no admission; all of the plugin's unless they are given. */
  ungated?: readonly string[];
}

/** Core with the demo district as a process of its own, and the plugin's server in this process, installed and permitted. */
export class RealPlatform {
  /** @internal */
  constructor(
    /** Origin of the portal, e.g. `http://127.0.0.1:21234`. */
    readonly address: string,
    /** The plugin's server: `server.application.get(…)` is any of its providers. */
    readonly server: RunningServer,
    /** Who the demo district lets log in, each with role, unit and password. */
    readonly accounts: readonly DemoAccount[],
    private readonly pluginPath: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** Logs somebody in, by themselves the accounts of the demo; their rights are those of their posts. */
  clientOf(username: string, password: string = this.passwordOf(username)): Promise<PortalClient> {
    return PortalClient.logIn(this.address, this.pluginPath, username, password);
  }

  /** Of an account of the demo. */
  passwordOf(username: string): string {
    const found = this.accounts.find((account) => account.username === username);
    if (found !== undefined) return found.password;
    throw new RangeError(
      `The demo has no account ${username}; it has ${this.accounts.map((account) => account.username).join(', ')}`,
    );
  }

  /** Ends both and removes what they wrote. */
  stop(): Promise<void> {
    return this.end();
  }
}

/**
 * Starts the whole platform with a plugin: core and its portal from `@yige/platform`, the demo district, and the plugin's
 * server, whose page is what `yige plugin build` made. Takes some ten seconds: once for a file of tests.
 * @throws Error where the package is not installed, or `dist` is not of this `plugin.ts`.
 */
export async function startRealPlatform(
  program: PluginProgram,
  { dialect = 'sqlite', folder = process.cwd(), demo = false, ungated }: RealPlatformOptions = {},
): Promise<RealPlatform> {
  const files = platformFiles(folder);
  const artefact = builtOf(program, join(folder, 'dist'));
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const each of ends.splice(0).reverse()) await each();
  };
  try {
    const ofCore = await createTestDatabase(dialect);
    ends.push(ofCore.remove);
    const ofPlugin = await createTestDatabase(dialect);
    ends.push(ofPlugin.remove);
    const directory = await mkdtemp(join(tmpdir(), 'yige-platform-'));
    ends.push(() => rm(directory, { recursive: true, force: true }));
    const port = await freePort();
    const secrets = {
      clientId: `plugin:${program.plugin.id}`,
      clientSecret: randomBytes(32).toString('base64url'),
      webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    };
    const server = await runPlugin(
      program,
      new PluginConfiguration(program.plugin.id, {
        YIGE_PLUGIN_PORT: '0',
        YIGE_CORE_URL: `http://127.0.0.1:${port}`,
        YIGE_CLIENT_ID: secrets.clientId,
        YIGE_CLIENT_SECRET: secrets.clientSecret,
        YIGE_WEBHOOK_SECRET: secrets.webhookSecret,
        YIGE_DATA_DIR: directory,
        YIGE_LOG_LEVEL: 'silent',
        YIGE_DEMO: demo ? '1' : '0',
        [`YIGE_${program.plugin.id.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`]: ofPlugin.url,
      }),
      artefact,
    );
    ends.push(() => server.stop());
    const launched = join(directory, 'launched-plugins.json');
    const types = program.plugin.taskTypes ?? [];
    await writeFile(
      launched,
      JSON.stringify([launchedOf(artefact, server.url, secrets, ungated ?? types.map(({ name }) => name))]),
    );
    const core = CoreProcess.start(files.core, port, {
      ...environmentOf(files),
      YIGE_DATA_DIR: directory,
      YIGE_DATABASE_URL: ofCore.url,
      YIGE_LAUNCHED_PLUGINS: launched,
    });
    // The plugin first: it needs core to end in order.
    ends.splice(-1, 0, () => core.stop());
    await core.ready();
    const accounts = z
      .array(demoAccountSchema)
      .parse(JSON.parse(await readFile(join(files.demo, 'accounts.json'), 'utf8')));
    const { id, version } = program.plugin;
    return new RealPlatform(core.address, server, accounts, `/plugins/${id}/${version}/api`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** What was built must be of the code that the test imports, page and server. */
function builtOf({ plugin }: PluginProgram, dist: string): PluginArtefact {
  const artefact = new PluginArtefact(dist);
  if (isDeepStrictEqual(artefact.manifest, manifestOf(plugin, artefact.manifest.web))) return artefact;
  throw new Error(`${dist} was built of another plugin.ts: run yige plugin build`);
}

/** Signed with a key of the moment: whoever starts both vouches for the plugin, and grants what it asks for. */
function launchedOf(
  { manifest, manifestBytes }: PluginArtefact,
  baseUrl: string,
  secrets: Pick<LaunchedPlugin, 'clientId' | 'clientSecret' | 'webhookSecret'>,
  ungated: readonly string[],
): LaunchedPlugin {
  const { privateKey, publicKey } = generateKeys();
  const signature = signManifest(manifestBytes, privateKey, new Date().toISOString());
  return { id: manifest.id, baseUrl, ...secrets, ungated: [...ungated], signature, publicKey };
}

function environmentOf({ shell, demo }: PlatformFiles): Record<string, string> {
  return { YIGE_HOST: '127.0.0.1', YIGE_DEMO: '1', YIGE_DEMO_DIR: demo, YIGE_SHELL_DIR: shell, YIGE_LOG_LEVEL: 'warn' };
}
