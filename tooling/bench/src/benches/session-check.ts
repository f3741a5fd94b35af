import { routes } from '@yige/contracts';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { CITY } from '../dataset/size.js';
import { type Burst, burst } from '../reads/burst.js';
import { captureReads } from '../reads/capture.js';
import { inRounds, type Rounds } from '../reads/rounds.js';
import { type Variant, variants, variantTitles, withVariants } from '../reads/variants.js';
import { differences, ratios, summarise } from '../statistics/summary.js';
import { hello } from './hello.js';

const me = hello.scenario('me');
/** What each server answers without asking who calls. */
const publicPaths: Record<Variant, string> = { bare: '/ready', authenticated: '/ready', core: routes.health.live.path };

interface Request {
  variant: Variant;
  checked: boolean;
}
const requests: Request[] = variants.flatMap((variant) => [false, true].map((checked) => ({ variant, checked })));

/** What it costs to know who calls: the same server with a request that does not ask, and one that asks nothing else. */
export const sessionCheck: Bench = {
  name: 'session-check',
  title: 'Session check of a request',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(CITY);
    const reads = await captureReads(dataset, [me]);
    say('session-check …');
    return withVariants(dataset, { bench: hello.name, reads, requests: {} }, async (servers) => {
      const cookie = reads.map((read) => read.cookie).join('; ');
      const bursts = await inRounds(requests, options.rounds, ({ variant, checked }) =>
        burst(servers[variant], { path: checked ? me.path : publicPaths[variant], cookie, ...options }),
      );
      return [describe(bursts)];
    });
  },
};

function describe(bursts: Rounds<Request, Burst>): Finding {
  const cpu = (variant: Variant, checked: boolean) => {
    const request = requests.find((each) => each.variant === variant && each.checked === checked);
    return request === undefined ? [] : bursts.valuesOf(request, (measured) => measured.cpu);
  };
  const added = (variant: Variant) => differences(cpu(variant, true), cpu(variant, false));
  const against = (variant: Variant) => ({
    title: `CPU of the check, core / ${variantTitles[variant]}`,
    summary: summarise(ratios(added('core'), added(variant))),
    goal: null,
  });
  return {
    name: 'cpu',
    title: 'a request that asks nothing but who calls, against one that does not ask',
    subject: 'health and me',
    measures: variants.flatMap((variant) => {
      const of = (quantity: string, values: number[]) => ({
        variant: variantTitles[variant],
        quantity,
        unit: 'µs',
        summary: summarise(values),
      });
      return [
        of('CPU without', cpu(variant, false)),
        of('CPU with', cpu(variant, true)),
        of('CPU of the check', added(variant)),
      ];
    }),
    ratios: [
      {
        title: 'CPU, core with / without',
        summary: summarise(ratios(cpu('core', true), cpu('core', false))),
        goal: null,
      },
      against('authenticated'),
      against('bare'),
    ],
  };
}
