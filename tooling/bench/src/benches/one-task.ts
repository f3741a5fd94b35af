import type { Bench, BenchContext, Finding } from '../bench.js';
import { sizeOfTasks } from '../dataset/size.js';
import { burst } from '../reads/burst.js';
import { compared, type Goals } from '../reads/compared.js';
import { inRounds } from '../reads/rounds.js';
import { variants, variantTitles, withVariants } from '../reads/variants.js';
import { type CapturedRequest, captureRequest } from '../requests/captured-request.js';
import { taskRequests } from '../requests/measured-request.js';
import { ReadyTasks } from '../requests/ready-tasks.js';

/** design: reads at most 1.6, writes at most 2.5 times B1. */
const GOALS: Record<'reads' | 'writes', Goals> = {
  reads: { cpuToAuthenticated: 1.6 },
  writes: { cpuToAuthenticated: 2.5 },
};

/** To open a task and to accept one, each time another: all statements of core, sent by bare servers too. */
export const oneTask: Bench = {
  name: 'one-task',
  title: 'One task',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(sizeOfTasks(options));
    // Whoever asks may have one request ready on each connection that is never sent.
    const tasks = await ReadyTasks.find(dataset, options.requests + options.connections);
    try {
      const captured: Record<string, CapturedRequest> = {};
      await tasks.reset();
      await dataset.withCore(async (core) => {
        for (const request of taskRequests) {
          captured[request.name] = await captureRequest(core, request, tasks.ids.slice(0, 1));
        }
      });
      return await withVariants(dataset, { bench: 'one-task', reads: [], requests: captured }, async (servers) => {
        const findings: Finding[] = [];
        for (const request of taskRequests) {
          say(`one-task / ${request.name} …`);
          const { cookie = '', statements = [] } = captured[request.name] ?? {};
          const bursts = await inRounds(variants, options.rounds, async (variant) => {
            await tasks.reset();
            let next = 0;
            const path = () => request.ask([tasks.ids[next++] ?? '']);
            const { method } = request;
            const measured = await burst(servers[variant], { ...options, method, path, cookie });
            const accepted = request.writes ? await tasks.accepted() : options.requests;
            if (accepted < options.requests) {
              throw new Error(`${variantTitles[variant]} accepted ${accepted} of ${options.requests} tasks`);
            }
            return measured;
          });
          const goals = GOALS[request.writes ? 'writes' : 'reads'];
          const subject = `${statements.length} statements beside the session check`;
          findings.push({ name: request.name, title: request.title, subject, ...compared(bursts, goals) });
        }
        return findings;
      });
    } finally {
      await tasks.close();
    }
  },
};
