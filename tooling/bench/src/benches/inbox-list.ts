import { corePermissions, routes } from '@yige/contracts';
import { bureauManifests, taskTypeOf } from '../dataset/bureaus.js';
import { sizeOfTasks } from '../dataset/size.js';
import { ReadBench } from '../reads/read-bench.js';
import { type BaselineCaller, readScenario } from '../reads/scenario.js';

const { path } = routes.tasks.list;
const { taskRead } = corePermissions;
const list = { query: routes.tasks.list.query, permission: taskRead };
const [bureau] = bureauManifests;
const type = bureau === undefined ? '' : taskTypeOf(bureau);

/** The scope predicate: the caller's unit is bound to the column of its level. */
function unitOf({ posts }: BaselineCaller): number {
  const post = posts.find(({ permissions }) => permissions.has(taskRead));
  if (post === undefined) throw new RangeError('The caller sees no unit');
  return post.unitNumber;
}

export const inboxList = new ReadBench({
  name: 'inbox-list',
  title: 'Inbox: a page of 20 tasks',
  dataset: sizeOfTasks,
  goals: { cpuToAuthenticated: 1.6, throughputToBare: 0.5, latencyToBare: 2 },
  scenarios: [
    readScenario({
      ...list,
      name: 'mine',
      title: 'a grid worker’s own tasks',
      account: 'gridWorker',
      path: `${path}?box=mine`,
      parameters: ({ accountId }) => [accountId],
    }),
    readScenario({
      ...list,
      name: 'unit',
      title: 'the tasks of a grid',
      account: 'gridWorker',
      path: `${path}?box=unit`,
      parameters: (caller) => [unitOf(caller)],
    }),
    readScenario({
      ...list,
      name: 'community',
      title: 'the tasks of a community',
      account: 'secretary',
      // The page's usual size, said aloud: the bare server knows a request by its address alone.
      path: `${path}?box=unit&limit=20`,
      parameters: (caller) => [unitOf(caller)],
    }),
    readScenario({
      ...list,
      name: 'district',
      title: 'a district’s tasks by state and type',
      account: 'districtOfficial',
      path: `${path}?box=unit&status=open&type=${encodeURIComponent(type)}`,
      parameters: (caller, query) => [unitOf(caller), query.status?.[0] ?? '', query.type ?? ''],
    }),
  ],
});
