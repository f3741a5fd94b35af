import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyManifest } from '@yige/plugin-artefact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findProgram } from '../src/find-program.mjs';
import { freePort, launchSecrets } from '../src/launch-secrets.mjs';
import { launchSignatures } from '../src/launch-signatures.mjs';
import { requireNode } from '../src/node-version.mjs';
import { SupervisedProcess } from '../src/supervised-process.mjs';

let directory;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'yige-launch-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it.each([
  ['18.20.0', false],
  ['20.18.9', false],
  ['20.19.0', true],
  ['21.7.0', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.0.0', true],
])('Node %s fits: %s', (version, fits) => {
  if (fits) expect(() => requireNode(version)).not.toThrow();
  else expect(() => requireNode(version)).toThrow(version);
});

it('makes credentials once, keeps them, and lets nobody else read them', async () => {
  const first = await launchSecrets(directory, ['one', 'two']);
  const second = await launchSecrets(directory, ['one', 'two']);
  expect(second).toEqual(first);
  expect(new Set(first.map(({ clientSecret }) => clientSecret)).size).toBe(2);
  expect(statSync(join(directory, 'launch', 'plugins.json')).mode & 0o077).toBe(0);
});

it('signs what is built with one key of the machine, which nobody else can read', async () => {
  const artefact = join(directory, 'artefact');
  mkdirSync(artefact);
  const manifest = Buffer.from('{"id":"one"}');
  writeFileSync(join(artefact, 'manifest.json'), manifest);
  const plugins = [{ id: 'one', directory: artefact }];
  const [first] = await launchSignatures(directory, plugins);
  const [second] = await launchSignatures(directory, plugins);
  expect(second.publicKey).toBe(first.publicKey);
  expect(verifyManifest(manifest, first.signature, first.publicKey)).toBe(true);
  expect(verifyManifest(Buffer.from('{"id":"two"}'), first.signature, first.publicKey)).toBe(false);
  expect(statSync(join(directory, 'launch', 'signing.key')).mode & 0o077).toBe(0);
});

it('gives out ports that outgoing connections never take, and none twice', async () => {
  const ports = [];
  for (let wanted = 0; wanted < 20; wanted += 1) ports.push(await freePort());
  expect(new Set(ports).size).toBe(20);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

it('gives plugins other ports at a next start where they are not kept', async () => {
  const portsOf = async (options) => (await launchSecrets(directory, ['one'], options)).map(({ port }) => port);
  const first = await portsOf();
  expect(await portsOf()).toEqual(first);
  expect(await portsOf({ keepsPorts: false })).not.toEqual(first);
});

it('takes another port when somebody listens on the known one', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise((resolve) => other.listen(port, '127.0.0.1', resolve));
  try {
    expect(await freePort(port)).not.toBe(port);
  } finally {
    other.close();
  }
});

it('finds a program of the machine, and null for one that it has not', () => {
  expect(findProgram(['no-such-program', 'node'])).toMatch(/node$/);
  expect(findProgram(['no-such-program'])).toBeNull();
});

/** A program that notes each start, and ends when told by its environment. */
function supervised(code) {
  const program = join(directory, 'program.mjs');
  writeFileSync(program, code);
  const said = [];
  const log = join(directory, 'program.log');
  const child = new SupervisedProcess({
    name: 'program',
    program,
    environment: { ...process.env, STARTS: join(directory, 'starts') },
    logFile: log,
    say: (text) => said.push(text),
  });
  return { child, said, starts: () => readFileSync(join(directory, 'starts'), 'utf8').length };
}
const noteStart = "import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.STARTS, '.');\n";

it('starts a program again that ended, and says so', async () => {
  const { child, said, starts } = supervised(`${noteStart}console.log('last words');process.exit(3);`);
  child.start();
  await expect.poll(() => said.length, { timeout: 10_000 }).toBeGreaterThan(1);
  await child.stop();
  const before = starts();
  await pause(700);
  expect(starts()).toBe(before);
  expect(said[0]).toContain('program ended (exit code 3)');
});

it('ends a program that does not end by itself', { timeout: 20_000 }, async () => {
  const { child, starts } = supervised(`${noteStart}process.on('SIGTERM', () => {});setInterval(() => {}, 1000);`);
  child.start();
  await expect.poll(() => (child.pid === null ? 0 : readable(starts)), { timeout: 10_000 }).toBe(1);
  const { pid } = child;
  await child.stop();
  expect(() => process.kill(pid, 0)).toThrow();
});

it('ends with the launcher, even when that is killed', { timeout: 20_000 }, async () => {
  const { spawn } = await import('node:child_process');
  const program = join(directory, 'program.mjs');
  writeFileSync(
    program,
    "import { writeFileSync } from 'node:fs';\nwriteFileSync(process.env.PID, String(process.pid));\nsetInterval(() => {}, 1000);",
  );
  const launcher = join(directory, 'launcher.mjs');
  const source = new URL('../src/supervised-process.mjs', import.meta.url).href;
  const options = JSON.stringify({ name: 'program', program, logFile: join(directory, 'log') });
  writeFileSync(
    launcher,
    `import { SupervisedProcess } from '${source}';\nnew SupervisedProcess({ ...${options}, environment: process.env, say: () => {} }).start();\nsetInterval(() => {}, 1000);`,
  );
  const pidFile = join(directory, 'pid');
  const parent = spawn(process.execPath, [launcher], { env: { ...process.env, PID: pidFile } });
  await expect.poll(() => readable(() => readFileSync(pidFile, 'utf8').length), { timeout: 10_000 }).toBeGreaterThan(0);
  const pid = Number(readFileSync(pidFile, 'utf8'));
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
});

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Zero while the file is not there yet. */
function readable(read) {
  try {
    return read();
  } catch {
    return 0;
  }
}
