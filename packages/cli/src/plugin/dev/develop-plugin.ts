import { setTimeout as pause } from 'node:timers/promises';
import { DEVELOPMENT_REPORT_INTERVAL, type DevelopmentBuild, ProblemError } from '@yige/contracts';
import { CommandError } from '../../command-error.js';
import { watchSources } from './changes.js';
import { type DevBuild, DevBuilder } from './dev-builder.js';
import { FileServer } from './file-server.js';
import { LocalServer } from './local-server.js';
import { LinkLost, PortalLink } from './portal-link.js';

interface Developing {
  folder: string;
  /** Origin of a development portal on this machine. */
  portal: string;
  say: (line: string) => void;
}

/**
 * Shows the plugin in the session of the developer who types the code, and each change of it, until the command is ended
 * or that session is. Rejects with a `CommandError` where it cannot begin.
 */
export async function developPlugin({ folder, portal, say }: Developing): Promise<void> {
  const origin = originOf(portal);
  const builder = new DevBuilder(folder);
  say('Building…');
  const first = await builder.build(false);
  const files = new FileServer();
  const server = new LocalServer(folder, origin);
  await files.start();
  const session = new DevSession({ origin, say, builder, files, server });
  const ending = endingBySignal();
  try {
    await session.begin(first);
    const watcher = await watchSources(folder, (onlyPage) => session.changed(onlyPage));
    try {
      await session.run(ending);
    } finally {
      await watcher.stop();
    }
  } finally {
    await session.finish();
    await server.end();
    files.stop();
  }
}

interface Parts {
  origin: string;
  say: (line: string) => void;
  builder: DevBuilder;
  files: FileServer;
  server: LocalServer;
}

/** One run of the command: what is built, what of it the portal knows, and whether somebody looks at it. */
class DevSession {
  private link: PortalLink | null = null;
  private latest: DevBuild | null = null;
  /** From which the running server was started. */
  private serverDirectory = '';
  private serverUrl: string | null = null;
  /** Not yet told to the portal. */
  private untold: DevelopmentBuild | null = null;
  private problem: string | null = null;
  private developer: string | null = null;
  /** What changed since the last build began; null: nothing. */
  private waiting: { onlyPage: boolean } | null = null;
  private building: Promise<void> = Promise.resolve();
  /** A change to the server is not in what runs: it did not compile, or did not start. */
  private isServerBehind = false;
  private isCut = false;
  private isOver = false;

  constructor(private readonly parts: Parts) {}

  async begin(build: DevBuild): Promise<void> {
    const { origin, say } = this.parts;
    this.link = await PortalLink.begin(origin, build.manifest);
    this.latest = build;
    this.serverDirectory = '';
    // Meanwhile the portal hears that the machine is there.
    this.inTurn(() => this.attempt(() => this.offer(build)));
    say(`\nOpen ${origin}/development, log in, and type this code: ${this.link.code}`);
    say('Only that session shows the plugin. Ctrl-C ends it.');
  }

  /** One build at a time; what changes during one is built after it. */
  changed(onlyPage: boolean): void {
    const idle = this.waiting === null;
    this.waiting = { onlyPage: onlyPage && (this.waiting?.onlyPage ?? true) };
    if (idle) this.inTurn(() => this.rebuild());
  }

  private inTurn(work: () => Promise<void>): void {
    this.building = this.building.then(work);
  }

  /** Tells the portal that all is well, until it is ended here or there. */
  async run(ending: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      if (!(await this.tell())) return;
      await pause(DEVELOPMENT_REPORT_INTERVAL, undefined, { signal: ending }).catch((error: unknown) => {
        if (!ending.aborted) throw error;
      });
    }
  }

  async finish(): Promise<void> {
    this.isOver = true;
    await this.link?.finish();
  }

  private async rebuild(): Promise<void> {
    const changes = this.waiting;
    this.waiting = null;
    if (changes === null || this.isOver) return;
    const started = performance.now();
    const onlyPage = changes.onlyPage && !this.isServerBehind;
    this.isServerBehind = !onlyPage;
    await this.attempt(async () => {
      const build = await this.parts.builder.build(onlyPage);
      this.latest = build;
      await this.offer(build);
      this.isServerBehind = false;
      this.parts.say(`${build.manifest.version} in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    });
    await this.tell();
  }

  /** What its author must mend is said here and in the portal; what worked before goes on working. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      // A server that was stopped with the command did not fail.
      if (this.isOver) return;
      this.problem = error.message.slice(-PROBLEM_LENGTH);
      this.parts.say(error.message);
    }
  }

  private async offer(build: DevBuild): Promise<void> {
    const { files, server } = this.parts;
    if (this.link === null || this.isOver) return;
    const webUrl = files.offer(build);
    if (build.serverDirectory !== this.serverDirectory) {
      this.serverDirectory = build.serverDirectory;
      // The page is of use while its server starts, and where it does not: the portal then says that it does not answer.
      this.serverUrl = null;
      this.untold = { manifest: build.manifestText, webUrl, serverUrl: null };
      this.serverUrl = await server.start(build.serverDirectory, this.link.credentials);
    }
    this.untold = { manifest: build.manifestText, webUrl, serverUrl: this.serverUrl };
  }

  /** False: the portal shows it no longer, and nobody waits for it to. */
  private async tell(): Promise<boolean> {
    const { link, untold, parts } = this;
    if (link === null) return false;
    try {
      const { developer } = await link.tell({ problem: this.problem, ...(untold === null ? {} : { build: untold }) });
      if (this.untold === untold) this.untold = null;
      if (developer !== null && this.developer === null) parts.say(`${developer} sees it now.`);
      this.developer = developer;
      this.isCut = false;
      return true;
    } catch (error) {
      if (error instanceof LinkLost) return this.beginAgain();
      if (!(error instanceof ProblemError)) throw error;
      this.note(error);
      return true;
    }
  }

  /** The portal is away for a while, or refuses what was built: both are said once. */
  private note(error: ProblemError): void {
    if (error.code === 'network.unreachable') {
      if (!this.isCut) this.parts.say('The portal does not answer; trying again…');
      this.isCut = true;
      return;
    }
    this.untold = null;
    const errors = error.problem.errors?.map(({ pointer, message }) => `\n${pointer}: ${message}`) ?? [];
    this.problem = `The portal refuses the plugin: ${error.message}${errors.join('')}`;
    this.parts.say(this.problem);
  }

  /** A code that nobody typed is replaced; what somebody looked at was ended by them. */
  private async beginAgain(): Promise<boolean> {
    this.link = null;
    if (this.developer !== null || this.latest === null) {
      this.parts.say('The session that showed it has ended.');
      return false;
    }
    await this.begin(this.latest);
    return true;
  }
}

/** As much as the portal shows of what is wrong; the end says what to mend. */
const PROBLEM_LENGTH = 8_000;

function originOf(portal: string): string {
  if (URL.canParse(portal) && new URL(portal).protocol === 'http:') return new URL(portal).origin;
  throw new CommandError(`--portal ${portal} is no address of this machine such as http://localhost:8080`);
}

function endingBySignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort());
  return ending.signal;
}
