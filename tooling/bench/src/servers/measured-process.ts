import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@yige/launch/platform';
import { z } from 'zod';

const reportCpu = fileURLToPath(new URL('./report-cpu.js', import.meta.url));
const UP_WITHIN = 60_000;
const GRACE = 8_000;

const reportSchema = z.object({ cpu: z.object({ user: z.number(), system: z.number() }) });

export interface ProcessFields {
  name: string;
  program: string;
  /** Beside `PATH`; the program listens on `YIGE_PORT`. */
  environment: NodeJS.ProcessEnv;
  /** Answered 200 once the program is up. */
  readyPath: string;
  logFile: string;
}

/** A Node server in a process of its own, whose CPU time can be asked. */
export class MeasuredProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
  ) {}

  static async start({ name, program, environment, readyPath, logFile }: ProcessFields): Promise<MeasuredProcess> {
    const port = await freePort();
    const log = openSync(logFile, 'w');
    const child = spawn(process.execPath, ['--import', reportCpu, program], {
      env: { PATH: process.env.PATH, ...environment, YIGE_PORT: String(port) },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    const measured = new MeasuredProcess(child, `http://127.0.0.1:${port}`);
    const deadline = Date.now() + UP_WITHIN;
    while (!(await answers(`${measured.address}${readyPath}`))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await measured.stop();
        throw new Error(`${name} did not start:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
      }
      await pause(50);
    }
    return measured;
  }

  /** CPU time used so far, in microseconds: user and system, all threads. */
  async cpu(): Promise<number> {
    const answered = once(this.child, 'message');
    this.child.send('cpu');
    const [message] = await answered;
    const { cpu } = reportSchema.parse(message);
    return cpu.user + cpu.system;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const killed = setTimeout(() => this.child.kill('SIGKILL'), GRACE);
    await ended;
    clearTimeout(killed);
  }
}

/** Not reachable yet is not up, whatever the reason. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
