import { spawn } from 'node:child_process';

/**
 * Runs a program to its end with this terminal. Resolves to its exit code; never rejects over one.
 * @param {string} program
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** The same, where anything but success ends the whole. */
export async function runOrFail(what, program, parameters, options = {}) {
  const code = await run(program, parameters, options);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).`);
}
