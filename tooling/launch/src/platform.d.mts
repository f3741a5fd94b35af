export interface Supervised {
  readonly name: string;
  readonly pid: number | null;
  start(): void;
  stop(): Promise<void>;
  kill(signal?: NodeJS.Signals): void;
  lastLines(count?: number): string;
}

export interface RunningPlatform {
  /** Origin of core, e.g. `http://127.0.0.1:8080`. */
  address: string;
  core: Supervised;
  plugin(id: string): Supervised | undefined;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** A plugin as it was built, started beside core. */
export interface LaunchedArtefact {
  id: string;
  /** Of the artefact. */
  directory: string;
  /** Task types that need no admission. */
  ungated?: string[];
}

export interface PlatformOptions {
  environment: NodeJS.ProcessEnv;
  say: (text: string) => void;
  plugins?: LaunchedArtefact[];
  /** False: plugins get ports of their own at each start, for copies of one platform that start together. */
  keepsPorts?: boolean;
}

export declare function startPlatform(options: PlatformOptions): Promise<RunningPlatform>;
export declare function freePort(wanted?: number): Promise<number>;
