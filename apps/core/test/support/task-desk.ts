import {
  type Client,
  createClient,
  newId,
  ProblemError,
  type Role,
  type RouteArguments,
  type routes,
  type Task,
  type TaskAction,
  USER_TOKEN_HEADER,
} from '@yige/contracts';
import { UnitDirectory } from '../../src/org/unit-directory.js';
import { idOf } from './district.js';
import type { FixturePlugin } from './fixture-plugin.js';
import { StaffOf } from './staff-of.js';
import type { TestPlatform } from './test-platform.js';

export interface Colleague {
  id: string;
  username: string;
  client: Client;
}

type ActionBody = RouteArguments<typeof routes.tasks.act>['body'];

/** People of a test's own and tasks for them. */
export class TaskDesk {
  private readonly staff: StaffOf;

  constructor(
    private readonly platform: TestPlatform,
    private readonly plugin: FixturePlugin,
  ) {
    this.staff = new StaffOf(platform);
  }

  async colleague(role: Role, unit: string): Promise<Colleague> {
    const account = await this.staff.account(role, unit);
    return { ...account, client: await this.platform.clientOf(account.username) };
  }

  /** A task of the plugin for a unit of the test district; nobody's where no assignee is named. */
  async task(unit: string, assigneeId?: string, name = 'visit'): Promise<Task> {
    const client = await this.platform.clientOfPlugin(this.plugin);
    const task = await client.tasks.create({
      body: {
        type: `${this.plugin.id}:${name}`,
        unitId: idOf(unit),
        ...(assigneeId === undefined ? {} : { assigneeId }),
        dueAt: '2026-12-01T10:00:00.000Z',
      },
      idempotencyKey: newId(),
    });
    // The grid's one worker gets what nobody is named for.
    if (assigneeId === undefined && task.assignee !== null) {
      await this.platform.database.execute('UPDATE tasks_open SET assignee_id = NULL WHERE id = ?', [task.id]);
    }
    return task;
  }

  act({ client }: Colleague, { id }: { id: string }, action: TaskAction, body: ActionBody = {}) {
    return client.tasks.act({ params: { id, action }, body });
  }

  /** The plugin's server acting for somebody: their token is the one that the gateway hands it. */
  async pluginFor({ username }: Colleague): Promise<Client> {
    const cookie = await this.platform.cookieOf(username);
    await this.platform.fetch(`/plugins/${this.plugin.id}/1.0.0/api/anything`, { headers: { cookie } });
    const handed = this.plugin.apiRequests.at(-1)?.headers.authorization ?? '';
    const authorization = `Bearer ${await this.platform.tokenOf(this.plugin.credentials)}`;
    return createClient({
      baseUrl: this.platform.url,
      headers: () => ({ authorization, [USER_TOKEN_HEADER]: handed.replace('Bearer ', '') }),
    });
  }

  /** From today (0) on; days are of the time zone of the tests’ clock. */
  async secondedAway({ id }: Colleague, toUnit: string, role: Role): Promise<void> {
    const { database, application } = this.platform;
    const home = await database.queryOne('SELECT id FROM appointments WHERE account_id = ?', [id], (row) =>
      row.text('id'),
    );
    const number = application.get(UnitDirectory).byId(idOf(toUnit))?.number ?? 0;
    await database.insertMany(
      'appointments',
      ['id', 'account_id', 'unit_number', 'role', 'kind', 'seconded_from', 'valid_from', 'valid_to'],
      [[newId(), id, number, role, 'secondment', home, '2020-01-01', '9999-12-31']],
    );
  }

  /** A post beside the one that they have. */
  async concurrentPost({ id }: Colleague, unit: string, role: Role): Promise<void> {
    const number = this.platform.application.get(UnitDirectory).byId(idOf(unit))?.number ?? 0;
    await this.platform.database.insertMany(
      'appointments',
      ['id', 'account_id', 'unit_number', 'role', 'kind', 'valid_from', 'valid_to'],
      [[newId(), id, number, role, 'concurrent', '2020-01-01', '9999-12-31']],
    );
  }

  async dismiss({ id }: Colleague): Promise<void> {
    await this.platform.database.execute("UPDATE appointments SET valid_to = '2020-01-02' WHERE account_id = ?", [id]);
  }
}

/** Status and code of the problem with which a call was refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused', { cause: error });
  return `${error.status} ${error.code}`;
}
