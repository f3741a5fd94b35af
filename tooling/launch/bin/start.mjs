import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { requireNode } from '../src/node-version.mjs';
import { startPlatform } from '../src/platform.mjs';
import { root } from '../src/repository.mjs';
import { build, prepareWorkspace } from '../src/workspace.mjs';

const say = (text) => console.log(text);

try {
  requireNode();
  await requireFreePort(Number(process.env.YIGE_PORT ?? 8080));
  await prepareWorkspace(say);
  await build(say);
  say('Starting…');
  const platform = await startPlatform({ environment: process.env, say });
  stopOnSignal(platform);
  await platform.ready();
  say(`\nYige 一格 is ready: ${platform.address}\n`);
  if (process.env.YIGE_DEMO !== '0') say(demoAccounts());
  say('Ctrl-C stops all of it.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function stopOnSignal(platform) {
  let asked = false;
  const stop = () => {
    // A second Ctrl-C does not wait.
    if (asked) process.exit(130);
    asked = true;
    say('\nStopping…');
    platform.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
}

/** Said at once, rather than by a process that keeps failing. */
function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new Error(`Port ${port} is in use. Stop what uses it, or choose another: YIGE_PORT=8081 npm start`)),
    );
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve()));
  });
}

function demoAccounts() {
  const file = join(root, 'tooling', 'demo-data', 'accounts.json');
  if (!existsSync(file)) return '';
  const accounts = JSON.parse(readFileSync(file, 'utf8'));
  const [{ password }] = accounts;
  const rows = accounts.map(({ username, role, unit }) => `  ${username.padEnd(22)} ${role.padEnd(20)} ${unit}`);
  return `Demo accounts, all with the password ${password}:\n${rows.join('\n')}\n`;
}
