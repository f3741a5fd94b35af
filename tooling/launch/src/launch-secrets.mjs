import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/**
 * What core and a launched plugin must agree on: credentials, made once and kept in the data directory, readable by
 * its owner only; and the plugin's port, kept while it is free, or another each time.
 * @returns {Promise<{ id: string, port: number, clientId: string, clientSecret: string, webhookSecret: string }[]>}
 */
export async function launchSecrets(dataDirectory, pluginIds, { keepsPorts = true } = {}) {
  const file = join(dataDirectory, 'launch', 'plugins.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const plugins = [];
  for (const id of pluginIds) {
    const before = known.find((plugin) => plugin.id === id);
    plugins.push({
      id,
      clientId: `plugin:${id}`,
      clientSecret: before?.clientSecret ?? randomBytes(32).toString('base64url'),
      webhookSecret: before?.webhookSecret ?? `whsec_${randomBytes(32).toString('base64')}`,
      port: await freePort(keepsPorts ? before?.port : undefined),
    });
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(plugins, null, 2), { mode: 0o600 });
  // The mode above applies to a new file only.
  chmodSync(file, 0o600);
  return plugins;
}

/** Below those that systems hand out to outgoing connections: one of these could take a port before its server listens. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;
const ATTEMPTS = 50;

/** One after the other: what this process was given a moment ago may not be listened on yet. */
let given = randomInt(PORTS);

/** The wanted port if nobody listens on it, else a free one, never the same twice in a row. */
export async function freePort(wanted) {
  if (wanted !== undefined && (await isFree(wanted))) return wanted;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    given = (given + 1) % PORTS;
    if (await isFree(FIRST_PORT + given)) return FIRST_PORT + given;
  }
  throw new Error(`${ATTEMPTS} ports up to ${FIRST_PORT + given} are all taken`);
}

function isFree(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
