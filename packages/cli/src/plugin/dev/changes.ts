import { relative, sep } from 'node:path';
import { watch } from 'chokidar';

/** What a build or a tool writes, and what no build reads. */
const IGNORED = /(?:^|\/)(?:node_modules|dist|\.yige|\.git|test-results|coverage)(?:\/|$)/;
/** Editors write a file in steps, and several files together; in milliseconds. */
const TOGETHER = 80;

/** Tells of changes to a plugin's sources, those together that come together. */
export async function watchSources(
  folder: string,
  changed: (onlyPage: boolean) => void,
): Promise<{ stop: () => Promise<void> }> {
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => IGNORED.test(relative(folder, path).split(sep).join('/')),
  });
  watcher.on('all', (_event, path) => {
    waiting.push(relative(folder, path).split(sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = waiting;
      waiting = [];
      changed(paths.every((each) => each.startsWith('web/')));
    }, TOGETHER);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', reject);
  });
  return {
    stop: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
