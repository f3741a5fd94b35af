import { join, relative, sep } from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { API, type Project } from 'typescript/unstable/sync';
import { CommandError } from '../../command-error.js';

/** One file that the plugin's author wrote. */
export interface PluginSource {
  /** Path within the plugin's folder, with `/`. */
  path: string;
  file: SourceFile;
  /** Of the configuration that compiles it. */
  project: Project;
}

/** What compiles a plugin: its web part, and its server. */
const CONFIGURATIONS = ['tsconfig.json', 'tsconfig.server.json'];

/** The plugin's files as its own TypeScript reads them, each once. `use` may ask for types: the compiler runs as long. */
export async function withSources<Result>(
  folder: string,
  use: (sources: readonly PluginSource[]) => Result | Promise<Result>,
): Promise<Result> {
  const compiler = new API({ cwd: folder });
  try {
    const configurations = CONFIGURATIONS.map((name) => join(folder, name));
    const snapshot = compiler.updateSnapshot({ openProjects: configurations });
    const sources = new Map<string, PluginSource>();
    for (const configuration of configurations) {
      const project = snapshot.getProject(configuration);
      if (project === undefined) throw new CommandError(`${configuration} is not there, or TypeScript cannot read it`);
      for (const name of project.program.getSourceFileNames()) {
        const path = relative(folder, name).split(sep).join('/');
        if (path.startsWith('../') || path.includes('node_modules/') || sources.has(path)) continue;
        const file = project.program.getSourceFile(name);
        if (file !== undefined) sources.set(path, { path, file, project });
      }
    }
    return await use([...sources.values()]);
  } finally {
    compiler.close();
  }
}

/** `web/pages/notes.tsx:12`, as terminals and editors open it. */
export function placeOf({ path, file }: PluginSource, position: number): string {
  return `${path}:${file.getLineAndCharacterOfPosition(position).line + 1}`;
}
