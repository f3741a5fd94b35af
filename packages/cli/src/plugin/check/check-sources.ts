import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CommandError } from '../../command-error.js';
import type { Finding } from './finding.js';

const PROGRAM = fileURLToPath(new URL('./check-sources-program.js', import.meta.url));

const findingsSchema: z.ZodType<Finding[]> = z.array(
  z.object({
    level: z.enum(['error', 'warning']),
    code: z.string(),
    where: z.string(),
    what: z.string(),
    mend: z.string(),
  }),
);

/**
 * What shows in the plugin's own source. In a process of its own: the compiler writes on the terminal of whoever started
 * it when it is ended, and `--json` goes to scripts.
 */
export function checkSources(folder: string): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [found, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      found += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(findingsSchema.parse(JSON.parse(found)));
      else reject(new CommandError(`The source in ${folder} could not be read:\n${said.trim()}`));
    });
  });
}
