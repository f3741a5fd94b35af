import { PICK_LIMIT, roleTitles, type StaffPick } from '@yige/contracts';
import type { CallerPost } from '../../access/caller.js';
import { asciiOf, searchName } from '../../registry/search/search-name.js';
import type { PostHolder } from './staff-posts.js';

/** The beginning of a name that a database can compare; letters are pinyin or initials and are compared by `isCalled`. */
export function namePrefix(q: string | undefined): string {
  return q === undefined || asciiOf(q) !== '' ? '' : q;
}

/** Whether the name, its pinyin or its initials begin so. */
export function isCalled(name: string, q: string | undefined): boolean {
  if (q === undefined || name.startsWith(q)) return true;
  const letters = asciiOf(q);
  const { pinyin, initials } = searchName(name);
  return letters !== '' && (pinyin.startsWith(letters) || initials.startsWith(letters));
}

/** People for a picker, each with their post nearest to the work, nearest first. `line` runs from the work's unit upwards. */
export function picks(holders: readonly PostHolder[], line: readonly number[], q: string | undefined): StaffPick[] {
  const distance = ({ unit }: CallerPost) => {
    const index = line.indexOf(unit.number);
    return index === -1 ? line.length : index;
  };
  return holders
    .filter(({ name }) => isCalled(name, q))
    .flatMap(({ id, name, posts }) => {
      const [nearest] = [...posts].sort((left, right) => distance(left) - distance(right));
      return nearest === undefined ? [] : [{ id, name, nearest, distance: distance(nearest) }];
    })
    .sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1))
    .slice(0, PICK_LIMIT)
    .map(({ id, name, nearest: { role, unit } }) => ({
      id,
      name,
      title: roleTitles[role],
      unit: { id: unit.id, name: unit.name, level: unit.level },
    }));
}
