import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Server programs are often outside an ordinary user's PATH. */
const alsoLookedIn = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/homebrew/sbin'];

/** Path of the first of these programs that this machine has; null if none. */
export function findProgram(names, path = process.env.PATH ?? '') {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...alsoLookedIn];
  for (const name of names) {
    for (const folder of folders) {
      const candidate = join(folder, name);
      if (isExecutable(candidate)) return candidate;
    }
  }
  return null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
