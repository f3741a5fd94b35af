import { routes } from '@yige/contracts';
import { z } from 'zod';
import { ReadBench } from '../reads/read-bench.js';
import { readScenario } from '../reads/scenario.js';

/** The least that any request with a login costs: the session, the account and its posts. */
export const hello = new ReadBench({
  name: 'hello',
  title: 'Login-protected hello',
  goals: { cpuToAuthenticated: 1.6 },
  scenarios: [
    readScenario({
      name: 'me',
      title: 'who am I',
      account: 'gridWorker',
      path: routes.sessions.me.path,
      permission: null,
      query: z.object({}),
      parameters: ({ today, sessionKey }) => [today, today, sessionKey],
    }),
  ],
});
