import { corePermissions } from '@yige/contracts';
import { rolePermissions } from '@yige/core/roles';
import { UnitDirectory } from '@yige/core/unit-directory';
import type { Finding } from '../bench.js';
import type { Core } from '../dataset/dataset.js';
import { CITY } from '../dataset/size.js';
import { lastCode, unitIdOf } from '../dataset/units.js';
import { inRounds } from '../reads/rounds.js';
import { ratios, summarise } from '../statistics/summary.js';

const POSTS = [1, 5, 30] as const;
/** Decisions of one turn: a single one is shorter than the clock can tell. */
const DECISIONS = 500;
/** Session statements of one turn. */
const STATEMENTS = 50;

type Caller = Parameters<UnitDirectory['scopeOf']>[0];
type Subject = { posts: number } | 'session';

/**
 * How long the decision takes where a caller may read and whether a unit lies there, beside the statement that any
 * request sends to know its caller. `askForSession` sends it once, by itself, and waits for the rows.
 */
export async function measureDecisions(
  core: Core,
  rounds: number,
  askForSession: () => Promise<unknown>,
): Promise<Finding> {
  const directory = core.get(UnitDirectory);
  const callers = new Map(POSTS.map((posts): [number, Caller] => [posts, callerWith(directory, posts)]));
  const grid = directory.byId(unitIdOf(lastCode(CITY.units, 'grid')));
  if (grid === null) throw new Error('The city has no grid');
  const decide = (caller: Caller) =>
    directory.isInScope(directory.scopeOf(caller, corePermissions.orgUnitRead), grid.number);
  const decisions = POSTS.map((posts) => ({ posts }));
  const subjects: Subject[] = [...decisions, 'session'];
  const measured = await inRounds(subjects, rounds, async (subject) => {
    if (subject === 'session') return microsecondsOf(STATEMENTS, askForSession);
    const caller = callers.get(subject.posts);
    if (caller === undefined || !decide(caller)) throw new Error('The last grid must lie in the caller’s scope');
    return microsecondsOf(DECISIONS, () => decide(caller));
  });
  const timesOf = (subject: Subject) => measured.valuesOf(subject, (time) => time);
  const time = (variant: string, subject: Subject) => ({
    variant,
    quantity: 'time',
    unit: 'µs',
    summary: summarise(timesOf(subject)),
  });
  return {
    name: 'decision',
    title: 'where a caller may read, and whether a grid lies there',
    subject: 'in memory, at most of four levels',
    measures: [...decisions.map((subject) => time(`${subject.posts} posts`, subject)), time('session', 'session')],
    ratios: decisions.map((subject) => ({
      title: `time, ${subject.posts} posts / session statement`,
      summary: summarise(ratios(timesOf(subject), timesOf('session'))),
      goal: null,
    })),
  };
}

/** Posts in communities all over the city; the last one covers the grid that is asked for. */
function callerWith(directory: UnitDirectory, count: number): Caller {
  const { districts, streets, communities } = CITY.units;
  const permissions = new Set(rolePermissions.communitySecretary);
  const posts = Array.from({ length: count }, (_none, index) => {
    const district = districts - (count - 1 - index);
    const unit = directory.byId(
      unitIdOf(lastCode({ ...CITY.units, districts: district, streets, communities }, 'community')),
    );
    if (unit === null) throw new RangeError('The city has fewer districts than there are posts');
    const none = { body: null, agency: null, partner: null, served: [], dangling: false };
    const row = { id: unit.id, role: 'communitySecretary', unitNumber: unit.number, ...none } as const;
    return directory.postOf(row, permissions);
  }).filter((post) => post !== null);
  return {
    kind: 'staff',
    accountId: 'bench',
    username: 'bench',
    name: 'bench',
    sessionKey: '',
    confirmedAt: new Date(),
    restriction: null,
    posts,
    heldPosts: posts,
    actingPostId: null,
    breakGlass: null,
    standsInFor: [],
  };
}

async function microsecondsOf(times: number, work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  for (let turn = 0; turn < times; turn += 1) await work();
  return ((performance.now() - startedAt) * 1_000) / times;
}
