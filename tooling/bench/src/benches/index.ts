import type { Bench } from '../bench.js';
import { dispatch } from './dispatch.js';
import { dueVisits } from './due-visits.js';
import { hello } from './hello.js';
import { importPeople } from './import-people.js';
import { inboxList } from './inbox-list.js';
import { ledgerExport } from './ledger-export.js';
import { liveHints } from './live-hints.js';
import { oneTask } from './one-task.js';
import { peopleSearch } from './people-search.js';
import { portalBoot } from './portal-boot.js';
import { reorganise } from './reorganise.js';
import { saveVisit } from './save-visit.js';
import { scopeCheck } from './scope-check.js';
import { sessionCheck } from './session-check.js';
import { unitTree } from './unit-tree.js';

/** In the order in which they run. */
export const benches: readonly Bench[] = [
  hello,
  inboxList,
  oneTask,
  dueVisits,
  saveVisit,
  peopleSearch,
  sessionCheck,
  scopeCheck,
  unitTree,
  importPeople,
  dispatch,
  ledgerExport,
  reorganise,
  liveHints,
  portalBoot,
];
