import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, launchSecrets } from './launch-secrets.mjs';
import { launchSignatures } from './launch-signatures.mjs';
import { builtPlugins, root } from './repository.mjs';
import { SupervisedProcess } from './supervised-process.mjs';

export { freePort };

const READY_WITHIN = 180_000;

/**
 * Core and the plugins, each a process of its own, started from what is built.
 *
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.environment `YIGE_PORT`, `YIGE_DATA_DIR`, `YIGE_DATABASE_URL` … of `process.env`
 * @param {(text: string) => void} options.say
 * @param {{ id: string, directory: string, ungated?: string[] }[]} [options.plugins] artefacts, and those of their task
 *   types that need no admission; default: all that are built
 * @param {boolean} [options.keepsPorts] of plugins, from start to start; not for copies of one platform that start together
 */
export async function startPlatform({ environment, say, plugins = builtPlugins(), keepsPorts = true }) {
  const dataDirectory = resolve(root, environment.YIGE_DATA_DIR ?? 'data');
  const port = Number(environment.YIGE_PORT ?? 8080);
  const address = `http://127.0.0.1:${port}`;
  const logs = join(dataDirectory, 'launch', 'logs');
  mkdirSync(logs, { recursive: true });
  const secrets = await launchSecrets(
    dataDirectory,
    plugins.map(({ id }) => id),
    { keepsPorts },
  );
  const launchedPlugins = join(dataDirectory, 'launch', 'launched-plugins.json');
  const signatures = await launchSignatures(dataDirectory, plugins);
  const launched = secrets.map(({ port: pluginPort, ...rest }, index) => ({
    ...rest,
    ...signatures[index],
    ungated: plugins[index]?.ungated ?? [],
    baseUrl: `http://127.0.0.1:${pluginPort}`,
  }));
  writeFileSync(launchedPlugins, JSON.stringify(launched), { mode: 0o600 });

  const common = { YIGE_DEMO: '1', ...environment, NODE_ENV: 'production', YIGE_DATA_DIR: dataDirectory };
  const core = new SupervisedProcess({
    name: 'core',
    program: join(root, 'apps', 'core', 'bundle', 'main.js'),
    environment: {
      ...common,
      YIGE_PORT: String(port),
      YIGE_SHELL_DIR: join(root, 'apps', 'shell', 'dist'),
      YIGE_DEMO_DIR: join(root, 'tooling', 'demo-data', 'dist'),
      YIGE_LAUNCHED_PLUGINS: launchedPlugins,
    },
    logFile: join(logs, 'core.log'),
    say,
  });
  const servers = plugins.map(({ id, directory }, index) => {
    const { port: pluginPort, clientId, clientSecret, webhookSecret } = secrets[index];
    return new SupervisedProcess({
      name: id,
      program: join(directory, 'server', 'main.js'),
      environment: {
        ...common,
        YIGE_PLUGIN_PORT: String(pluginPort),
        YIGE_CORE_URL: address,
        YIGE_CLIENT_ID: clientId,
        YIGE_CLIENT_SECRET: clientSecret,
        YIGE_WEBHOOK_SECRET: webhookSecret,
      },
      logFile: join(logs, `${id}.log`),
      say,
    });
  });
  const processes = [core, ...servers];
  for (const each of processes) each.start();
  return {
    address,
    core,
    /** @param {string} id */
    plugin: (id) => servers.find(({ name }) => name === id),
    ready: () => waitUntilReady(address, processes),
    /** Plugins first: they need core to end in order. */
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await core.stop();
    },
  };
}

async function waitUntilReady(address, processes) {
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline) {
    if (await isReady(address)) return;
    await pause(100);
  }
  const logs = processes.map((each) => `--- ${each.name}\n${each.lastLines()}`).join('\n');
  throw new Error(`The platform was not ready within ${READY_WITHIN / 1000} s.\n${logs}`);
}

/** Not reachable yet is not ready, whatever the reason. */
async function isReady(address) {
  try {
    const answer = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
