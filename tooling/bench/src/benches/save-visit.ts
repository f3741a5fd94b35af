import type { Bench, BenchContext, Finding } from '../bench.js';
import { sizeOfTasks } from '../dataset/size.js';
import { burst } from '../reads/burst.js';
import { compared } from '../reads/compared.js';
import { inRounds } from '../reads/rounds.js';
import { variants, variantTitles, withVariants } from '../reads/variants.js';
import { captureRequest } from '../requests/captured-request.js';
import { saveVisitRequest as request } from '../requests/measured-request.js';
import { ReadyVisits } from '../requests/ready-visits.js';
import { AnsweringPlugin } from '../servers/answering-plugin.js';

/** design: writes at most 2.5 times B1. */
const GOAL = { cpuToAuthenticated: 2.5 };
/** Visits of a burst at most. */
const REQUESTS = 300;

/**
 * A visit of three parts, each time at another door, taken by a plugin's server that answers at once. The bare servers
 * send all of core's statements as one unit of work, and bring the plugin the same results.
 */
export const saveVisit: Bench = {
  name: 'save-visit',
  title: 'One visit',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(sizeOfTasks(options));
    const requests = Math.min(options.requests, REQUESTS);
    const plugin = await AnsweringPlugin.start();
    const ready = await ReadyVisits.find(dataset, {
      ...{ account: request.account, pluginAddress: plugin.address },
      // Whoever asks may have one request ready on each connection that is never sent.
      count: requests + options.connections,
    });
    try {
      await ready.reset();
      const captured = await dataset.withCore((core) => captureRequest(core, request, ready.visits[0] ?? []));
      captured.deliveries = plugin.taken();
      const { cookie, statements, deliveries } = captured;
      return await withVariants(
        dataset,
        { bench: 'save-visit', reads: [], requests: { save: captured } },
        async (servers) => {
          say('save-visit …');
          const bursts = await inRounds(variants, options.rounds, async (variant) => {
            await ready.reset();
            let next = 0;
            const path = () => request.ask(ready.visits[next++] ?? []);
            const measured = await burst(servers[variant], { ...options, requests, method: 'POST', path, cookie });
            plugin.taken();
            const done = await ready.done();
            if (done < requests * deliveries.length) throw new Error(`${variantTitles[variant]} did ${done} tasks`);
            return measured;
          });
          const subject = `${deliveries.length} results brought, ${statements.length} statements beside the session check`;
          return [{ name: request.name, title: request.title, subject, ...compared(bursts, GOAL) }];
        },
      );
    } finally {
      await ready.close();
      await plugin.stop();
    }
  },
};
