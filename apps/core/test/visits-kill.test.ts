import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type Json, newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import { districtFile, idOf } from './support/district.js';
import { bureauAtDoors, clinicAtDoors } from './support/door-desk.js';
import { KillableCore, LONG } from './support/killable-core.js';
import { dialects, eventually } from './support/test-platform.js';

/** How often core is killed, each time at another moment of the delivery. */
const KILLS = Number(process.env.YIGE_TEST_VISIT_KILLS ?? 1);

it.each(dialects)(
  'kill -9 between keeping a visit and bringing its parts, on %s: none is lost or doubled',
  {
    timeout: LONG,
  },
  async (dialect) => {
    const bureau = await bureauAtDoors().start();
    const clinic = await clinicAtDoors().start();
    const usual = { bureau: bureau.answerResult, clinic: clinic.answerResult };
    const core = await KillableCore.start(dialect, {
      district: districtFile(['fixture:visit', 'clinic:reading']),
      launched: [bureau.launched, clinic.launched],
    });
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const personId = idOf(`elm-1-person-${kill}`);
        const visit = await taskFor(core, bureau, 'fixture:visit', personId);
        const reading = await taskFor(core, clinic, 'clinic:reading', personId);
        const results: [string, Json][] = [
          [visit, { met: true }],
          [reading, { livingAlone: 'yes' }],
        ];
        const body = {
          householdId: idOf('elm-1-household'),
          outcome: 'met' as const,
          capturedAt: new Date().toISOString(),
          parts: results.map(([taskId, result]) => ({ taskId, result })),
        };
        // One of them answers, the other one takes it and is not heard: core dies in between.
        clinic.answerResult = (delivery) => ({ ...usual.clinic(delivery), after: 60_000 });
        const key = newId();
        const worker = await core.clientOf('worker.elm-1');
        const lost = expect(worker.visits.create({ body, idempotencyKey: key })).rejects.toMatchObject({
          code: 'network.unreachable',
        });
        await eventually(() => clinic.results.some(({ task }) => task.id === reading), LONG);
        await pause(Math.random() * 50);
        await core.kill();
        await lost;
        clinic.answerResult = usual.clinic;
        await core.revive();
        const again = await core.clientOf('worker.elm-1');
        const made = await again.visits.create({ body, idempotencyKey: key });
        await eventually(async () => {
          const { parts } = await again.visits.get({ params: { id: made.id } });
          return parts.every(({ state }) => state === 'accepted');
        }, LONG);
        const sent = (results: readonly { task: { id: string }; submissionId: string }[], taskId: string) =>
          new Set(results.filter(({ task }) => task.id === taskId).map(({ submissionId }) => submissionId)).size;
        // Delivered again it may be, but as the same submission: the plugin knows it.
        expect([sent(bureau.results, visit), sent(clinic.results, reading)]).toEqual([1, 1]);
        const count = (sql: string, parameters: string[]) =>
          core.database.queryOne(sql, parameters, (row) => row.integer('number'));
        expect(await count('SELECT COUNT(*) AS number FROM visits WHERE idempotency_key = ?', [key])).toBe(1);
        const among = 'task_id IN (?, ?)';
        expect(await count(`SELECT COUNT(*) AS number FROM submissions WHERE ${among}`, [visit, reading])).toBe(2);
        expect(
          await count('SELECT COUNT(*) AS number FROM diary_entries WHERE household_id = ?', [body.householdId]),
        ).toBe(kill + 1);
      }
    } finally {
      await core.remove();
      await Promise.all([bureau.stop(), clinic.stop()]);
    }
  },
);

async function taskFor(
  core: KillableCore,
  { credentials: { clientId, clientSecret } }: ReturnType<typeof bureauAtDoors>,
  type: string,
  personId: string,
): Promise<string> {
  const anybody = createClient({ baseUrl: core.url });
  const body = { grant_type: 'client_credentials' as const, client_id: clientId, client_secret: clientSecret };
  const { access_token } = await anybody.oauth.token({ body });
  const plugin = createClient({ baseUrl: core.url, headers: () => ({ authorization: `Bearer ${access_token}` }) });
  const { id } = await plugin.tasks.create({
    body: { type, personId, assigneeId: idOf('worker.elm-1') },
    idempotencyKey: newId(),
  });
  return id;
}
