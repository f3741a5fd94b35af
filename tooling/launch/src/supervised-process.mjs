import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const endWithParent = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url));
/** How long a process has to end by itself, in milliseconds. */
const GRACE = 8_000;
const SLOWEST_RESTART = 30_000;
/** A process that ran this long was well; the next failure starts again with a short pause. */
const HEALTHY_AFTER = 60_000;

/** A Node program that is started again, ever more slowly, when it ends by itself. */
export class SupervisedProcess {
  #child = null;
  #stopping = false;
  #failures = 0;
  #restart = null;

  /**
   * @param {{ name: string, program: string, environment: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} options
   */
  constructor(options) {
    this.options = options;
  }

  get name() {
    return this.options.name;
  }

  get pid() {
    return this.#child?.pid ?? null;
  }

  start() {
    const { name, program, environment, logFile, say } = this.options;
    this.#stopping = false;
    if (existsSync(logFile)) renameSync(logFile, `${logFile}.before`);
    const log = createWriteStream(logFile);
    const startedAt = Date.now();
    const child = spawn(process.execPath, ['--import', endWithParent, program], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once('exit', (code, signal) => {
      this.#child = null;
      log.end();
      if (this.#stopping) return;
      this.#failures = Date.now() - startedAt > HEALTHY_AFTER ? 1 : this.#failures + 1;
      const pause = Math.min(500 * 2 ** (this.#failures - 1), SLOWEST_RESTART);
      say(
        `${name} ended (${signal ?? `exit code ${code}`}); starting it again in ${pause / 1000} s. Its log: ${logFile}`,
      );
      this.#restart = setTimeout(() => this.start(), pause);
    });
  }

  /** Asks it to end, and ends it if it does not. */
  async stop() {
    this.#stopping = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const killed = setTimeout(() => child.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(killed);
  }

  /** Kills it as a failing machine would; it is started again. For tests. */
  kill(signal = 'SIGKILL') {
    this.#child?.kill(signal);
  }

  lastLines(count = 15) {
    if (!existsSync(this.options.logFile)) return '';
    return readFileSync(this.options.logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  }
}
