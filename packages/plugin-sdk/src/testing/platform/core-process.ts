import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the platform has to load the district and to install the plugin, in milliseconds. */
const READY_WITHIN = 180_000;
/** How long it has to end by itself. */
const GRACE = 8_000;
const KEPT_LINES = 40;
/** Nothing outlives a test that was killed. */
const END_WITH_PARENT = "data:text/javascript,process.once('disconnect',()=>process.exit(0));process.channel?.unref()";

/**
 * Core as a process of its own, with its own versions of every library: in the test's process it would share the plugin's
 * framework and its registries of entities.
 */
export class CoreProcess {
  private readonly lines: string[] = [];

  private constructor(
    readonly address: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.lines.push(...text.trimEnd().split('\n'));
        this.lines.splice(0, this.lines.length - KEPT_LINES);
      });
    }
  }

  /** Starts it; it answers once `ready` has. */
  static start(program: string, port: number, environment: Record<string, string>): CoreProcess {
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, program], {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', YIGE_PORT: String(port), ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new CoreProcess(`http://127.0.0.1:${port}`, child);
  }

  /** @throws Error with what core said last, where it ends or is not ready in time. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN;
    while (!(await this.isReady())) {
      if (this.child.exitCode !== null) throw this.failed(`core ended with ${this.child.exitCode}`);
      if (Date.now() > deadline) throw this.failed(`it was not ready within ${READY_WITHIN / 1_000} s`);
      await pause(100);
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const killed = setTimeout(() => this.child.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(killed);
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.address}/api/health/ready`).catch((error: unknown) => {
      // Not listening yet.
      if (error instanceof TypeError) return null;
      throw error;
    });
    return answer?.ok ?? false;
  }

  private failed(what: string): Error {
    return new Error(`The platform did not start, ${what}. What core said last:\n${this.lines.join('\n')}`);
  }
}
