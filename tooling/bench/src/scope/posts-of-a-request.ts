import type { Finding, RatioFinding } from '../bench.js';
import { hello } from '../benches/hello.js';
import type { BenchAccount } from '../dataset/accounts.js';
import type { Dataset } from '../dataset/dataset.js';
import type { Options } from '../options.js';
import { type Burst, burst } from '../reads/burst.js';
import { captureReads } from '../reads/capture.js';
import { inRounds } from '../reads/rounds.js';
import { variantTitles, withVariants } from '../reads/variants.js';
import { ratios, summarise } from '../statistics/summary.js';

const me = hello.scenario('me');
const callers = [
  { account: 'gridWorker', posts: 1 },
  { account: 'thirtyPosts', posts: 30 },
] as const satisfies { account: BenchAccount; posts: number }[];

interface Request {
  variant: 'authenticated' | 'core';
  posts: number;
  cookie: string;
}

/** What a request costs whose caller holds thirty posts, beside one whose caller holds one. */
export async function measurePosts(dataset: Dataset, options: Options): Promise<Finding> {
  const reads = await captureReads(
    dataset,
    callers.map(({ account }) => ({ ...me, account })),
  );
  const requests = callers.flatMap(({ posts }, index): Request[] => {
    const cookie = reads[index]?.cookie ?? '';
    return [
      { variant: 'authenticated', posts, cookie },
      { variant: 'core', posts, cookie },
    ];
  });
  const bursts = await withVariants(dataset, { bench: hello.name, reads: reads.slice(0, 1), requests: {} }, (servers) =>
    inRounds(requests, options.rounds, ({ variant, cookie }) =>
      burst(servers[variant], { path: me.path, ...options, cookie }),
    ),
  );
  const valuesOf = (variant: Request['variant'], posts: number, quantity: keyof Burst) =>
    requests
      .filter((request) => request.variant === variant && request.posts === posts)
      .flatMap((request) => bursts.valuesOf(request, (measured) => measured[quantity]));
  const moreFor = (variant: Request['variant']): RatioFinding => ({
    title: `CPU, ${variantTitles[variant]} with 30 posts / 1`,
    summary: summarise(ratios(valuesOf(variant, 30, 'cpu'), valuesOf(variant, 1, 'cpu'))),
    goal: null,
  });
  return {
    name: 'request',
    title: 'who am I, by how many posts the caller holds',
    subject: `${callers.map(({ posts }) => posts).join(' and ')} posts`,
    measures: requests.flatMap(({ variant, posts }) => {
      const name = `${variantTitles[variant]} ${posts}`;
      return [
        { variant: name, quantity: 'CPU a request', unit: 'µs', summary: summarise(valuesOf(variant, posts, 'cpu')) },
        {
          variant: name,
          quantity: 'median latency',
          unit: 'ms',
          summary: summarise(valuesOf(variant, posts, 'latency')),
        },
      ];
    }),
    ratios: [
      moreFor('core'),
      moreFor('authenticated'),
      {
        title: 'CPU with 30 posts, core / B1',
        summary: summarise(ratios(valuesOf('core', 30, 'cpu'), valuesOf('authenticated', 30, 'cpu'))),
        goal: null,
      },
    ],
  };
}
