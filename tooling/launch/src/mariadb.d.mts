export interface MariaDbPrograms {
  server: string;
  install: string;
}

export declare function findMariaDb(): MariaDbPrograms | null;
export declare function startMariaDb(
  programs: MariaDbPrograms,
  settings?: string[],
  kept?: string,
): Promise<{ url: string; stop(): Promise<void> }>;
