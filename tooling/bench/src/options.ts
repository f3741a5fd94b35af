import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `npm run bench -- [options]      (pnpm bench [options])

  --only <name>         only this bench; may be given several times
  --full                10 million tasks and 1 million people, seeded once and kept in data/bench
  --rounds <n>          rounds, each with one burst a variant (default 7, at most 50)
  --requests <n>        requests in a burst (default 1500, at most 20000)
  --connections <n>     connections that ask at the same time (default 16, at most 64)
  --list                name the benches
  --help`;

const bounded = (fallback: number, most: number) => z.coerce.number().int().min(1).max(most).default(fallback);

const optionsSchema = z.object({
  only: z.array(z.string()).default([]),
  full: z.boolean().default(false),
  rounds: bounded(7, 50),
  requests: bounded(1_500, 20_000),
  connections: bounded(16, 64),
  list: z.boolean().default(false),
  help: z.boolean().default(false),
});
export type Options = z.output<typeof optionsSchema>;

/** Reads the command line; an unknown option or a number out of bounds is an error that names it. */
export function parseOptions(parameters: string[]): Options {
  const { values } = parseArgs({
    args: parameters,
    options: {
      only: { type: 'string', multiple: true },
      full: { type: 'boolean' },
      rounds: { type: 'string' },
      requests: { type: 'string' },
      connections: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) throw new TypeError(`${z.prettifyError(parsed.error)}\n\n${USAGE}`);
  return parsed.data;
}
