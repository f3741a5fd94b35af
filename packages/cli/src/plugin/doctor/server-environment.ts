import { access, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { pluginEndpoints, pluginHealthSchema } from '@yige/contracts';
import { z } from 'zod';
import { jsonOf } from '../artefact/built-plugin.js';
import { type Diagnosis, well, wrong } from './diagnosis.js';
import { reasonOf } from './unreachable.js';

const PATIENCE = 3_000;
const MYSQL_PORT = 3_306;

const sdkSchema = z.object({
  PluginConfiguration: z.custom<new (...given: unknown[]) => unknown>((value) => typeof value === 'function'),
});
const configurationSchema = z.object({ port: z.number(), databaseUrl: z.string() });

/** What the plugin's server would run with: its environment file, its port, its database. */
export async function serverDiagnoses(folder: string, pluginId: string, file: string): Promise<Diagnosis[]> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (content === null) {
    return [wrong('Environment', `there is no ${file}`, 'copy plugin.env.example there and fill it in')];
  }
  const rights = await rightsDiagnosis('Environment', file);
  try {
    const { port, databaseUrl } = await configurationOf(folder, pluginId, parseEnv(content));
    return [rights, await portDiagnosis(port, pluginId), await databaseDiagnosis(databaseUrl)];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return [rights, wrong('Environment', error.message, `mend it in ${file}`)];
  }
}

/** Whether only its owner reads a file with secrets; Windows keeps rights elsewhere than in the mode. */
export async function rightsDiagnosis(about: string, file: string): Promise<Diagnosis> {
  if (process.platform === 'win32' || ((await stat(file)).mode & 0o077) === 0) return well(about, file);
  return wrong(about, `others of this machine can read ${file}`, `chmod 600 ${file}`);
}

/** As the SDK that the plugin has installed reads it. */
async function configurationOf(folder: string, pluginId: string, environment: NodeJS.Dict<string>) {
  const sdk = createRequire(join(folder, 'package.json')).resolve('@yige/plugin-sdk/server');
  const { PluginConfiguration } = sdkSchema.parse(await import(pathToFileURL(sdk).href));
  return configurationSchema.parse(new PluginConfiguration(pluginId, environment));
}

/** Free, or used by the plugin itself. */
export async function portDiagnosis(port: number, pluginId: string): Promise<Diagnosis> {
  const refusal = await refusalToListen(port);
  if (refusal === null) return well('Port', `${port} is free`);
  const other = await otherThan(pluginId, port);
  if (other === null) return well('Port', `${pluginId} answers on ${port}`);
  return wrong('Port', `${refusal} (${other})`, 'end what uses it, or give YIGE_PLUGIN_PORT another one');
}

function refusalToListen(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ message }) => resolve(message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)));
  });
}

/** How it shows that something other than the plugin uses the port; null: the plugin does. */
async function otherThan(pluginId: string, port: number): Promise<string | null> {
  const address = `http://127.0.0.1:${port}${pluginEndpoints.health}`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch(reasonOf);
  if (typeof answer === 'string') return `asked whether it is ${pluginId}: ${answer}`;
  const health = pluginHealthSchema.safeParse(jsonOf(Buffer.from(await answer.arrayBuffer())));
  return answer.ok && health.success && health.data.id === pluginId ? null : `it is not ${pluginId}`;
}

/** The folder of a SQLite file, or whether a server answers; whether it lets the plugin in shows at its start. */
export async function databaseDiagnosis(url: string): Promise<Diagnosis> {
  if (url.startsWith('sqlite:')) {
    const folder = await existing(dirname(url.slice('sqlite:'.length)));
    return access(folder, 2).then(
      () => well('Database', url),
      () => wrong('Database', `nothing can be written in ${folder}`, 'name another YIGE_DATA_DIR'),
    );
  }
  const { hostname, port } = new URL(url);
  const place = `${hostname}:${port === '' ? MYSQL_PORT : port}`;
  if (await answers(hostname, Number(port) || MYSQL_PORT)) return well('Database', `${place} answers`);
  return wrong('Database', `nothing answers at ${place}`, 'start the server, or name another in YIGE_DATABASE_URL');
}

/** The folder itself, or the nearest above it that is there. */
async function existing(folder: string): Promise<string> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE });
    const end = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
