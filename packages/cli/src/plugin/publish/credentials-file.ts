import { chmod, readFile, writeFile } from 'node:fs/promises';

interface Credentials {
  clientId: string;
  clientSecret: string;
  webhookSecret: string;
}

/** Puts credentials into the environment file of the plugin's server, whose other lines stay. Its owner alone can read it. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  const lines = Object.entries({
    YIGE_CLIENT_ID: credentials.clientId,
    YIGE_CLIENT_SECRET: credentials.clientSecret,
    YIGE_WEBHOOK_SECRET: credentials.webhookSecret,
  }).map(([name, value]) => `${name}=${value}`);
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const kept = before
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^YIGE_(CLIENT_ID|CLIENT_SECRET|WEBHOOK_SECRET)=/.test(line));
  await writeFile(file, `${[...kept, ...lines].join('\n')}\n`, { mode: 0o600 });
  // A file that was there keeps its rights otherwise.
  await chmod(file, 0o600);
}
