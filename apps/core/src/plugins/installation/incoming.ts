import {
  type Actor,
  type BureauColor,
  type InstallationStage,
  installationStageSchema,
  type KnownProblem,
  type PluginManifest,
  type PluginSignature,
} from '@yige/contracts';

/** A version on its way in, as far as it has come. */
export interface Incoming {
  id: string;
  source: 'url' | 'upload';
  baseUrl: string;
  /** Names of its task types that need no admission, as whoever installs it confirms. */
  ungated: readonly string[];
  /** Whoever confirmed one of these later, by its name; all others are `actor`’s. */
  confirmedBy: Readonly<Record<string, Actor>>;
  /** For whose admitted plugins alone it was begun; null: for any plugin, by an administrator of the platform. */
  bureaus: readonly BureauColor[] | null;
  /**
   * Started together with core, by whoever vouches for it with this signature and grants what it asks for. One that was
   * rebuilt replaces its version; for everybody else a version never changes.
   */
  launched: { signature: PluginSignature | null } | null;
  actor: Actor;
  stage: InstallationStage;
  /** What is read from its source at the first step. */
  found: Found | null;
}

export interface Found {
  /** The exact text that is signed. */
  text: string;
  manifest: PluginManifest;
  signature: PluginSignature | null;
}

/** For what an installation waits, and at which step. */
export interface Waiting {
  stage: InstallationStage;
  problem: KnownProblem;
}

/**
 * Keeps how far an installation has come. Each call throws `InstallationLost` where it is not this process’s any more:
 * it was cancelled, or another process took it over.
 */
export interface Keeper {
  stage(stage: InstallationStage): Promise<void>;
  found(found: Found): Promise<void>;
  verified(files: number): Promise<void>;
  /** In the unit of work in which the version is there: the one is exactly if the other is. */
  done(): Promise<void>;
}

export class InstallationLost extends Error {
  constructor(id: string) {
    super(`Installation ${id} is not this process’s any more`);
    this.name = 'InstallationLost';
  }
}

/** A step that refuses for the reason of another one, which the user is told as that one’s. */
export class StageRefusal extends Error {
  constructor(
    readonly stage: InstallationStage,
    readonly problem: KnownProblem,
  ) {
    super(problem.message, { cause: problem });
    this.name = 'StageRefusal';
  }
}

const stages = installationStageSchema.options;

export function stagesFrom(stage: InstallationStage): readonly InstallationStage[] {
  return stages.slice(stages.indexOf(stage));
}
