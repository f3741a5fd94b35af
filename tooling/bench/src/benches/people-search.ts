import { corePermissions, routes } from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import { KNOWN_ID_NUMBER, KNOWN_PHONE, numberIndex } from '../dataset/known-person.js';
import { sizeOfPeople } from '../dataset/size.js';
import { ReadBench } from '../reads/read-bench.js';
import { type BaselineCaller, readScenario } from '../reads/scenario.js';

const { path, query } = routes.people.list;
const { personRead } = corePermissions;
const list = { query, permission: personRead } as const;
const searchFor = (text: string) => `${path}?q=${encodeURIComponent(text)}`;

/** Behind every character of names, and of pinyin. */
const LAST = '\u{10FFFF}';
const LAST_ASCII = '\x7f';

/** Each column that is looked through has the scope, and both ends of the range. */
const ranges =
  (columns: number, last: string) =>
  (caller: BaselineCaller, { q = '' }: { q?: string | undefined }): SqlValue[] =>
    Array.from({ length: columns }, (): SqlValue[] => [...unitsOf(caller), q, `${q}${last}`]).flat();

/** Nobody can tell an ID number from a phone by its form alone: both are looked up, by their indexes. */
const wholeNumber = (caller: BaselineCaller, { q = '' }: { q?: string | undefined }): SqlValue[] => [
  ...[numberIndex(q, 'idNumber'), numberIndex(q, 'phone'), numberIndex(q, 'phone')],
  ...unitsOf(caller),
];

export const peopleSearch = new ReadBench({
  name: 'people-search',
  title: 'Search for a resident',
  dataset: sizeOfPeople,
  goals: { latencyToBare: 2 },
  scenarios: [
    readScenario({
      ...list,
      name: 'name',
      title: 'a surname with a given name’s first character, in a community',
      account: 'secretary',
      path: searchFor('陈桂'),
      parameters: ranges(2, LAST),
    }),
    readScenario({
      ...list,
      name: 'surname',
      title: 'a surname alone, in a street',
      account: 'streetOfficial',
      path: searchFor('王'),
      parameters: ranges(2, LAST),
    }),
    readScenario({
      ...list,
      name: 'pinyin',
      title: 'pinyin, which may be initials too, in a street',
      account: 'streetOfficial',
      path: searchFor('chengui'),
      parameters: ranges(4, LAST_ASCII),
    }),
    readScenario({
      ...list,
      name: 'initials',
      title: 'initials, which may be pinyin too, in a community',
      account: 'secretary',
      path: searchFor('cgl'),
      parameters: ranges(4, LAST_ASCII),
    }),
    readScenario({
      ...list,
      name: 'phone',
      title: 'a phone number',
      account: 'secretary',
      path: searchFor(KNOWN_PHONE),
      parameters: wholeNumber,
    }),
    readScenario({
      ...list,
      name: 'idNumber',
      title: 'an ID number',
      account: 'secretary',
      path: searchFor(KNOWN_ID_NUMBER),
      parameters: wholeNumber,
    }),
    readScenario({
      ...list,
      name: 'door',
      title: 'a door, which every community has',
      account: 'secretary',
      path: searchFor('3-1-201'),
      parameters: (caller) => ['3', '1', '201', ...unitsOf(caller)],
    }),
  ],
});

function unitsOf({ posts }: BaselineCaller): number[] {
  return posts.filter(({ permissions }) => permissions.has(personRead)).map(({ unitNumber }) => unitNumber);
}
