import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from './find-program.mjs';
import { freePort } from './launch-secrets.mjs';
import { run } from './run.mjs';

const UP_WITHIN = 30_000;

/** The programs of a MariaDB server on this machine; null when it has none. */
export function findMariaDb() {
  const server = findProgram(['mariadbd']);
  const install = findProgram(['mariadb-install-db']);
  const whole = server !== null && install !== null && findProgram(['my_print_defaults']) !== null;
  return whole ? { server, install } : null;
}

/**
 * A MariaDB server of one's own, on loopback only. Its data is in a temporary directory that `stop` removes, or in a
 * directory that is kept and used again.
 * @param {{ server: string, install: string }} programs
 * @param {string[]} [settings] more settings of the server, e.g. a larger buffer pool
 * @param {string} [kept]
 */
export async function startMariaDb(programs, settings = [], kept = undefined) {
  // A socket's path may hold a hundred characters, so it lies in the temporary directory in any case.
  const directory = mkdtempSync(join(tmpdir(), 'yige-mariadb-'));
  const data = kept ?? join(directory, 'data');
  const log = openSync(join(directory, 'log'), 'a');
  const output = { stdio: ['ignore', log, log] };
  // The server refuses to run as root unless it is told to.
  const account = process.getuid?.() === 0 ? ['--user=root'] : [];
  const failed = (what) => {
    const said = readFileSync(join(directory, 'log'), 'utf8').trimEnd().split('\n').slice(-15).join('\n');
    return new Error(`${what}\n${said}`);
  };
  // A directory that is kept has the table of accounts from its first time.
  if (!existsSync(join(data, 'mysql', 'user.frm'))) {
    mkdirSync(data, { recursive: true });
    const installed = await run(
      programs.install,
      ['--no-defaults', ...account, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
      output,
    );
    if (installed !== 0) throw failed('mariadb-install-db failed.');
  }
  const port = await freePort();
  const child = spawn(
    programs.server,
    [
      '--no-defaults',
      ...account,
      `--datadir=${data}`,
      `--socket=${join(directory, 'socket')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--pid-file=${join(directory, 'pid')}`,
      ...settings,
    ],
    output,
  );
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    if (existsSync(directory)) rmSync(directory, { recursive: true, force: true });
  };
  const deadline = Date.now() + UP_WITHIN;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      const error = failed('mariadbd did not start.');
      await stop();
      throw error;
    }
    await pause(50);
  }
  return { url: `mysql://root@127.0.0.1:${port}`, stop };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    // The greeting is the server's first packet: a listening socket alone is not ready yet.
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.setTimeout(1_000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}
