import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Configuration } from '../config/configuration.js';
import { contentSecurityPolicy } from '../http/security-headers.js';
import { Plan } from './plan.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yige-plan-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const planOf = async (content: unknown) => {
  const file = join(directory, 'plan.geojson');
  await writeFile(file, JSON.stringify(content));
  const plan = new Plan(new Configuration({ YIGE_MAP_FILE: file }));
  await plan.onModuleInit();
  return plan.features;
};

const road = (coordinates: number[][]) => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { kind: 'road', name: '柳岸路' }, geometry: { type: 'LineString', coordinates } },
  ],
});

it('reads the plan that the site names', async () => {
  const plan = road([
    [124.5, 29],
    [124.6, 29],
  ]);
  expect(await planOf(plan)).toEqual(plan);
});

it.each([
  ['another kind of file', { type: 'Topology' }],
  [
    'metres instead of degrees',
    road([
      [356_000, 3_208_000],
      [357_000, 3_208_000],
    ]),
  ],
])('fails the boot on %s, and says which file', async (_, content) => {
  await expect(planOf(content)).rejects.toThrow('plan.geojson is no plan of a district');
});

it('is none where the site has none', async () => {
  const plan = new Plan(new Configuration({}));
  await plan.onModuleInit();
  expect(plan.features).toBeNull();
});

const style = { YIGE_MAP_STYLE_URL: 'https://map.example.cn/style.json?key=1' };

it('lets a page fetch tiles from the origins of the style and from those that are named, and from no other', () => {
  const policyOf = (environment: NodeJS.ProcessEnv) =>
    contentSecurityPolicy('once', new Configuration(environment).mapOrigins).split('; ');
  const policy = policyOf({ ...style, YIGE_MAP_ORIGINS: 'https://t0.example.cn, https://t1.example.cn' });
  const origins = 'https://map.example.cn https://t0.example.cn https://t1.example.cn';
  expect(policy).toContain(`connect-src 'self' ${origins}`);
  expect(policy).toContain(`img-src 'self' data: blob: ${origins}`);
  expect(policy).toContain("script-src 'self'");
  // Without a style nothing is fetched from anywhere.
  expect(policyOf({ YIGE_MAP_ORIGINS: 'https://t0.example.cn' })).toContain("connect-src 'self'");
});

it.each(['t0.example.cn', 'https://t0.example.cn/', "https://t0.example.cn; script-src 'unsafe-eval'"])(
  'refuses %s, which is no origin',
  (origin) => {
    expect(() => new Configuration({ ...style, YIGE_MAP_ORIGINS: origin })).toThrow('YIGE_MAP_ORIGINS');
  },
);
