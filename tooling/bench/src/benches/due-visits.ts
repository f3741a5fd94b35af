import { routes } from '@yige/contracts';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { sizeOfTasks } from '../dataset/size.js';
import { burst } from '../reads/burst.js';
import { logIn } from '../reads/capture.js';
import { compared } from '../reads/compared.js';
import { inRounds } from '../reads/rounds.js';
import { variants, withVariants } from '../reads/variants.js';
import { captureRequest } from '../requests/captured-request.js';
import { dueVisitsRequest as request } from '../requests/measured-request.js';

/** design: hot reads at most 1.6 times B1. */
const GOAL = { cpuToAuthenticated: 1.6 };
const REQUESTS = 300;

/** Today's doors of a community, with the work of four bureaus behind them: all statements of core, sent by bare servers too. */
export const dueVisits: Bench = {
  name: 'due-visits',
  title: 'Today’s visits',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(sizeOfTasks(options));
    const { captured, ids, stops, tasks } = await dataset.withCore(async (core) => {
      const cookie = await logIn(core, request.account);
      const read = async (url: string) => (await core.inject({ url, headers: { cookie } })).json();
      const [post] = routes.portal.get.response.parse(await read(routes.portal.get.path)).posts;
      const unit = [post?.unit.id ?? ''];
      const { items } = routes.visits.list.response.parse(await read(request.ask(unit).path));
      return {
        captured: await captureRequest(core, request, unit),
        ids: unit,
        stops: items.length,
        tasks: items.reduce((sum, { tasks: there }) => sum + there.length, 0),
      };
    });
    const { cookie, statements } = captured;
    return withVariants(dataset, { bench: 'due-visits', reads: [], requests: { due: captured } }, async (servers) => {
      say('due-visits …');
      const requests = Math.min(options.requests, REQUESTS);
      const bursts = await inRounds(variants, options.rounds, (variant) =>
        burst(servers[variant], { ...options, requests, path: () => request.ask(ids), cookie }),
      );
      const subject = `${stops} stops with ${tasks} tasks, ${statements.length} statements beside the session check`;
      return [{ name: request.name, title: request.title, subject, ...compared(bursts, GOAL) }];
    });
  },
};
