import { writeFile } from 'node:fs/promises';
import type { LaunchedPlugin } from '@yige/contracts';
import { generateKeys, signManifest } from '@yige/plugin-artefact';
import { type Browser, chromium } from 'playwright-core';
import type { Bench, BenchContext, Finding, Measure, RatioFinding } from '../bench.js';
import type { Dataset } from '../dataset/dataset.js';
import { sizeOfPortal } from '../dataset/size.js';
import { documentOf, type GeneratedPlugin, generatePlugins, newSecrets } from '../portal/generated-plugins.js';
import { PluginServers } from '../portal/plugin-servers.js';
import { type PageVisit, type PortalVisit, PortalVisitor } from '../portal/portal-visit.js';
import { buildUnfederatedShell, federatedShell } from '../portal/shells.js';
import { logIn } from '../reads/capture.js';
import { inRounds, type Rounds } from '../reads/rounds.js';
import { startCoreProcess } from '../reads/variants.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { differences, ratios, summarise } from '../statistics/summary.js';
import type { Goal } from '../statistics/verdict.js';

const COUNTS = [0, 5, 20, 100] as const;
type Count = (typeof COUNTS)[number];
/** The shell built without federation, where no plugin is installed. */
const UNFEDERATED = 'unfederated';
type Subject = Count | typeof UNFEDERATED;
const SUBJECTS: readonly Subject[] = [...COUNTS, UNFEDERATED];
/** So many are opened one after another, to see what they leave in the page. */
const OPENED = 20;
/** Budgets of design §9, in kilobytes on the wire, how flat the boot is to be, and what federation may cost it. */
const BUDGET = { scripts: 300, styles: 30, entry: 17, flat: 1.15, federation: 1.15 };

interface Portal {
  core: MeasuredProcess;
  servers: PluginServers;
  cookie: string;
  plugins: readonly GeneratedPlugin[];
}

interface Told {
  cold: PortalVisit;
  warm: PortalVisit;
  plugin: PageVisit | null;
  /** Megabytes more for each plugin that was opened; null where there are not enough of them. */
  memory: number | null;
}

/** A grid worker opens the portal and a page of a plugin, in a real browser, while more and more plugins are installed. */
export const portalBoot: Bench = {
  name: 'portal-boot',
  title: 'The portal with 0, 5, 20 and 100 plugins',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const executablePath = process.env.YIGE_BENCH_CHROMIUM;
    if (executablePath === undefined) throw new Error('This bench needs a Chromium, and this machine has none');
    const plugins = await generatePlugins(Math.max(...COUNTS));
    say('portal-boot / the shell without federation …');
    const unfederatedShell = await buildUnfederatedShell();
    const portals = new Map<Subject, Portal>();
    const browser = await openBrowser(executablePath);
    try {
      for (const count of COUNTS) {
        say(`portal-boot / ${count} plugins …`);
        const dataset = await datasets.open(sizeOfPortal(count));
        portals.set(count, await openPortal(dataset, plugins.slice(0, count), federatedShell));
      }
      portals.set(UNFEDERATED, await openPortal(await datasets.open(sizeOfPortal(0)), [], unfederatedShell));
      const told = await inRounds(SUBJECTS, options.rounds, (subject) => visit(browser, portalOf(portals, subject)));
      return [describe(told)];
    } finally {
      await browser.close();
      for (const { core, servers } of portals.values()) await Promise.all([core.stop(), servers.stop()]);
    }
  },
};

function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

async function openPortal(
  dataset: Dataset,
  plugins: readonly GeneratedPlugin[],
  shellDirectory: string,
): Promise<Portal> {
  const cookie = await dataset.withCore((core) => logIn(core, 'gridWorker'));
  const servers = await PluginServers.start(plugins);
  const keys = generateKeys();
  const launched = plugins.map(({ manifest }, index): LaunchedPlugin => {
    const bytes = Buffer.from(documentOf(manifest));
    return {
      id: manifest.id,
      baseUrl: servers.addresses[index] ?? '',
      ...newSecrets(manifest.id),
      signature: signManifest(bytes, keys.privateKey, new Date().toISOString()),
      publicKey: keys.publicKey,
    };
  });
  const file = dataset.logFile('launched-plugins.json');
  await writeFile(file, JSON.stringify(launched), { mode: 0o600 });
  const core = await startCoreProcess(dataset, { YIGE_SHELL_DIR: shellDirectory, YIGE_LAUNCHED_PLUGINS: file });
  return { core, servers, cookie, plugins };
}

function portalOf(portals: ReadonlyMap<Subject, Portal>, subject: Subject): Portal {
  const portal = portals.get(subject);
  if (portal === undefined) throw new Error(`The portal ${subject} is not there`);
  return portal;
}

async function visit(browser: Browser, { core, cookie, plugins }: Portal): Promise<Told> {
  const visitor = await PortalVisitor.arrive(browser, core.address, cookie);
  try {
    const cold = await visitor.openInbox();
    const warm = await visitor.openInbox();
    const [first, ...more] = plugins.slice(0, OPENED);
    if (first === undefined) return { cold, warm, plugin: null, memory: null };
    const plugin = await visitor.openPlugin(first.manifest.id);
    if (more.length < OPENED - 1) return { cold, warm, plugin, memory: null };
    const before = await visitor.memory();
    for (const { manifest } of more) await visitor.openPlugin(manifest.id);
    return { cold, warm, plugin, memory: ((await visitor.memory()) - before) / more.length };
  } finally {
    await visitor.leave();
  }
}

function describe(told: Rounds<Subject, Told>): Finding {
  const of = (subject: Subject, read: (told: Told) => number | null | undefined) =>
    told.valuesOf(subject, (each) => read(each) ?? Number.NaN);
  const measures = SUBJECTS.flatMap((subject): Measure[] => {
    const variant = subject === UNFEDERATED ? UNFEDERATED : `${subject} plugins`;
    const measured = (quantity: string, unit: string, read: (told: Told) => number | null | undefined): Measure[] => {
      const values = of(subject, read);
      if (values.some(Number.isNaN)) return [];
      return [{ variant, quantity, unit, summary: summarise(values) }];
    };
    return [
      ...measured('frame, cold', 'ms', ({ cold }) => cold.frame),
      ...measured('first row, cold', 'ms', ({ cold }) => cold.firstRow),
      ...measured('frame, warm', 'ms', ({ warm }) => warm.frame),
      ...measured('first row, warm', 'ms', ({ warm }) => warm.firstRow),
      ...measured('requests, cold', '', ({ cold }) => cold.requests),
      ...measured('requests, warm', '', ({ warm }) => warm.requests),
      ...measured('all, cold', 'KB', ({ cold }) => cold.kilobytes),
      ...measured('all, warm', 'KB', ({ warm }) => warm.kilobytes),
      ...measured('scripts, cold', 'KB', ({ cold }) => cold.scripts),
      ...measured('click to plugin', 'ms', ({ plugin }) => plugin?.page),
      ...measured('plugin', 'KB', ({ plugin }) => plugin?.kilobytes),
      ...measured('memory a plugin', 'MB', ({ memory }) => memory),
    ];
  });
  const compared = (title: string, over: number[], under: number[], goal: Goal | null): RatioFinding => ({
    title,
    summary: summarise(ratios(over, under)),
    goal,
  });
  const flat: Goal = { bound: 'atMost', value: BUDGET.flat };
  const federation: Goal = { bound: 'atMost', value: BUDGET.federation };
  const cold = (subject: Subject) => of(subject, (each) => each.cold.firstRow);
  const warm = (subject: Subject) => of(subject, (each) => each.warm.firstRow);
  const within = (
    title: string,
    count: Count,
    budget: number,
    read: (told: Told) => number | undefined,
  ): RatioFinding => {
    const values = of(count, read);
    return {
      title: `${title} / ${budget} KB`,
      summary: summarise(values.map((value) => value / budget)),
      goal: { bound: 'atMost', value: 1 },
    };
  };
  return {
    name: 'boot',
    title: 'a grid worker opens the inbox, then a page of a plugin',
    subject: 'no service worker; a browser without and then with its cache',
    measures,
    ratios: [
      compared('first row cold, 100 / 5 plugins', cold(100), cold(5), flat),
      compared('first row warm, 100 / 5 plugins', warm(100), warm(5), flat),
      compared('first row cold, 5 / 0 plugins', cold(5), cold(0), null),
      compared('first row cold, federated / not', cold(0), cold(UNFEDERATED), federation),
      compared('first row warm, federated / not', warm(0), warm(UNFEDERATED), federation),
      compared(
        'scripts, federated / not',
        of(0, (each) => each.cold.scripts),
        of(UNFEDERATED, (each) => each.cold.scripts),
        federation,
      ),
      compared(
        'click to page, 100 / 5 plugins',
        of(100, ({ plugin }) => plugin?.page),
        of(5, ({ plugin }) => plugin?.page),
        flat,
      ),
      within('scripts before the first row', 5, BUDGET.scripts, (each) => each.cold.scripts),
      within('style sheets before it', 5, BUDGET.styles, (each) => each.cold.styles),
      within('entry of a remote', 5, BUDGET.entry, ({ plugin }) => plugin?.entry),
      {
        title: 'KB more for 95 further plugins',
        summary: summarise(
          differences(
            of(100, (each) => each.cold.kilobytes),
            of(5, (each) => each.cold.kilobytes),
          ),
        ),
        goal: null,
      },
    ],
  };
}
