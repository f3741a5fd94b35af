import type { Headers } from 'tar-stream';
import { ArtefactError } from './artefact-error.js';
import { MANIFEST, SIGNATURE } from './artefact-parts.js';

const LONGEST = 300;

/**
 * Refuses an entry that is neither a file nor a folder, and every name but those of an artefact: one that leads out of the
 * folder, that another system reads differently, or that belongs to nothing.
 */
export function checkName(name: string, type: Headers['type']): void {
  if (type !== 'file' && type !== 'directory') throw new ArtefactError('kindRefused', name);
  const path = type === 'directory' ? name.replace(/\/$/, '') : name;
  const segments = path.split('/');
  const safe = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (!safe || path.length > LONGEST || /[\\:\p{Cc}]/u.test(path)) throw new ArtefactError('nameRefused', name);
  const [first] = segments;
  const below = first === 'web' || first === 'server';
  const known =
    type === 'directory' ? below : path === MANIFEST || path === SIGNATURE || (below && segments.length > 1);
  if (!known) throw new ArtefactError('nameRefused', name);
}
