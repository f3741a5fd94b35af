import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { developmentClientOf, pluginEndpoints, pluginHealthSchema } from '@yige/contracts';
import { BuildError } from '../build/build-error.js';
import { COMPILED } from '../build/build-server.js';
import { WORK_FOLDER } from './dev-builder.js';

/** As it is built, wherever this file is run from. */
const endWithParent = new URL('../../../dist/plugin/dev/end-with-parent.js', import.meta.url).href;
/** How long it may take until it has migrated and answers, in milliseconds. */
const START = 30_000;
/** How long it has to end by itself, in milliseconds. */
const GRACE = 5_000;
/** Of what it said last, so many characters are told with a failure. */
const LAST_WORDS = 2_000;

/** Under what the server calls core. */
interface Credentials {
  developmentId: string;
  secret: string;
}

/**
 * The plugin's server as it is on this machine, with a database and files of its own. The installed plugin's is out of its
 * reach: it has neither that one's credentials nor its data.
 */
export class LocalServer {
  private child: ChildProcess | null = null;
  private lastWords = '';
  private port: number | null = null;
  private isOver = false;

  constructor(
    private readonly folder: string,
    private readonly portal: string,
  ) {}

  /** Starts it, or starts it anew; answers its origin once it is ready. Fails with what it said last, or once it is over. */
  async start(directory: string, credentials: Credentials): Promise<string> {
    await this.stop();
    // The same every time, so that whoever has the address keeps it.
    this.port ??= await freePort();
    if (this.isOver) throw new BuildError('The server was not started again: it is over');
    this.lastWords = '';
    const child = spawn(process.execPath, ['--import', endWithParent, join(directory, COMPILED, 'main.js')], {
      cwd: this.folder,
      env: this.environment(this.port, credentials),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.lastWords = `${this.lastWords}${text}`.slice(-LAST_WORDS);
        process.stderr.write(text);
      });
    }
    const origin = `http://127.0.0.1:${this.port}`;
    const deadline = Date.now() + START;
    while (!(await isReady(origin))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
        throw new BuildError(`${this.lastWords}\nThe server does not start: mend what it says above`);
      }
      await pause(100);
    }
    return origin;
  }

  /** Ends it for good, also one that is just being ended or started. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.stop();
  }

  private async stop(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const overdue = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(overdue);
  }

  private environment(port: number, { developmentId, secret }: Credentials): NodeJS.ProcessEnv {
    const client = developmentClientOf(developmentId);
    // Where the installed one keeps its files: rows of another database name none of them, so they would be swept.
    const { YIGE_DATABASE_URL: _core, YIGE_PLUGIN_FILES_DIR: _files, ...given } = process.env;
    return {
      YIGE_LOG_LEVEL: 'warn',
      ...given,
      YIGE_PLUGIN_PORT: String(port),
      YIGE_CORE_URL: this.portal,
      YIGE_CLIENT_ID: client,
      YIGE_CLIENT_SECRET: secret,
      YIGE_TOKEN_AUDIENCE: client,
      // Core tells it of no event: it stays with the installed version.
      YIGE_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
      YIGE_DATA_DIR: join(this.folder, WORK_FOLDER, 'data'),
    };
  }
}

/** Not reachable yet is not ready, whatever the reason. */
async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}${pluginEndpoints.health}`, { signal: AbortSignal.timeout(1_000) });
    return pluginHealthSchema.parse(await answer.json()).migrated;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
}
