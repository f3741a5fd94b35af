import {
  type ClientOf,
  clientOf,
  type DevelopmentBuild,
  type PluginManifest,
  ProblemError,
  pluginDevelopmentRoutes,
  type RouteOutput,
} from '@yige/contracts';
import { CommandError } from '../../command-error.js';

type Begun = RouteOutput<typeof pluginDevelopmentRoutes.begin>;
type Told = RouteOutput<typeof pluginDevelopmentRoutes.report>;

/** The portal no longer shows it: the code was not typed, its session ended, or its developer ended it there. */
export class LinkLost extends Error {
  override name = 'LinkLost';
}

/** What the command tells the portal, and hears from it. */
export class PortalLink {
  private constructor(
    private readonly client: ClientOf<{ developments: typeof pluginDevelopmentRoutes }>['developments'],
    private readonly begun: Begun,
  ) {}

  /** Fails with a `CommandError` where the portal is not there, or is none for development. */
  static async begin(portal: string, { id, name }: PluginManifest): Promise<PortalLink> {
    const client = clientOf({ developments: pluginDevelopmentRoutes }, { baseUrl: portal }).developments;
    try {
      return new PortalLink(client, await client.begin({ body: { pluginId: id, name } }));
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause;
      throw new CommandError(refusalOf(portal, cause), { cause });
    }
  }

  get code(): string {
    return this.begun.code;
  }

  get credentials(): { developmentId: string; secret: string } {
    return { developmentId: this.begun.id, secret: this.begun.secret };
  }

  /** Fails with `LinkLost`, or with the problem for which the portal refuses the build. */
  async tell(told: { build?: DevelopmentBuild; problem: string | null }): Promise<Told> {
    const { id, secret } = this.begun;
    try {
      return await this.client.report({ params: { id }, body: { secret, ...told } });
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) throw new LinkLost(error.message, { cause: error });
      throw error;
    }
  }

  /** Whatever is not told is known within seconds: the portal hears nothing any more. */
  async finish(): Promise<void> {
    const { id, secret } = this.begun;
    await this.client.finish({ params: { id }, body: { secret } }).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
    });
  }
}

function refusalOf(portal: string, { code, message }: ProblemError): string {
  if (code === 'network.unreachable') {
    return `No portal answers at ${portal}. Start one on this machine: YIGE_DEVELOPMENT=1 npm start`;
  }
  if (code === 'development.off' || code === 'request.notFound') {
    return `${portal} is no development portal. Start it on this machine with YIGE_DEVELOPMENT=1, and ask it as localhost`;
  }
  return `${portal} refuses: ${message}`;
}
