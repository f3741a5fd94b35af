import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/**
 * What core and a launched plugin must agree on: credentials, made once and kept in the data directory, readable by
 * its owner only; and the plugin's port, kept while it is free.
 * @returns {Promise<{ id: string, port: number, clientId: string, clientSecret: string, webhookSecret: string }[]>}
 */
export async function launchSecrets(dataDirectory, pluginIds) {
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
      port: await freePort(before?.port),
    });
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(plugins, null, 2), { mode: 0o600 });
  // The mode above applies to a new file only.
  chmodSync(file, 0o600);
  return plugins;
}

/** The wanted port if nobody listens on it, else one that the system chooses. */
export async function freePort(wanted = 0) {
  try {
    return await listenOnce(wanted);
  } catch (error) {
    if (wanted === 0) throw error;
    return listenOnce(0);
  }
}

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address.port));
    });
  });
}
