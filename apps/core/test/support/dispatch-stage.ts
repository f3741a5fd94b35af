import { type Client, createClient, type DispatchTargets, ProblemError, type Role } from '@yige/contracts';
import type { Dialect } from '@yige/database';
import { admissionApplication } from './admission.js';
import { idOf } from './district.js';
import { FixturePlugin, withSecretType } from './fixture-plugin.js';
import { StaffOf } from './staff-of.js';
import { TestPlatform } from './test-platform.js';

export const everyGrid: DispatchTargets = { kind: 'level', level: 'grid', withinIds: [idOf('district')] };

/** A district in which a bureau and a community send work, with nothing admitted until `published` is called. */
export class DispatchStage {
  private constructor(
    readonly platform: TestPlatform,
    readonly staff: StaffOf,
    readonly bureau: Client,
    readonly secretary: Client,
    private readonly plugin: FixturePlugin,
  ) {}

  static async start(dialect: Dialect): Promise<DispatchStage> {
    const plugin = new FixturePlugin('fixture', withSecretType());
    await plugin.start();
    const platform = await TestPlatform.start(dialect, { plugins: [plugin], admitted: [] });
    const staff = new StaffOf(platform);
    const bureau = await clientAs(platform, staff, 'bureauOfficial', 'district');
    const secretary = await clientAs(platform, staff, 'communitySecretary', 'elm');
    return new DispatchStage(platform, staff, bureau, secretary, plugin);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await this.plugin.stop();
  }

  as(role: Role, unit = 'district'): Promise<Client> {
    return clientAs(this.platform, this.staff, role, unit);
  }

  /** Nothing admitted, nothing sent. */
  async clear(): Promise<void> {
    for (const table of ['admissions', 'admission_rounds', 'admission_promises', 'tasks_open', 'tasks_archive']) {
      await this.platform.database.execute(`DELETE FROM ${table}`, []);
    }
  }

  /** An admission that went through all four posts. */
  async published(changes: Parameters<typeof admissionApplication>[0] = {}) {
    const application = admissionApplication({ unitIds: [idOf('district')], ...changes });
    const { id } = await this.bureau.admissions.apply({ body: { application } });
    const params = { id };
    const sorter = await this.as('admissionOfficer');
    await sorter.admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    const finance = await this.as('financeOfficer');
    await finance.admissions.checkFunds({ params, body: { version: 2, outcome: 'confirmed' } });
    const body = { version: 3, outcome: 'admitted' as const, note: '同意准入' };
    await (await this.as('leadingGroupMember')).admissions.decide({ params, body });
    return sorter.admissions.publish({ params, body: { version: 4 } });
  }
}

async function clientAs({ url }: TestPlatform, staff: StaffOf, role: Role, unit: string): Promise<Client> {
  const cookie = await staff.cookie(role, unit);
  return createClient({ baseUrl: url, headers: () => ({ cookie }) });
}

/** What a call was refused with; null when it was not. */
export function refusalOf(call: Promise<unknown>) {
  return call.then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      return { code: error.code, status: error.status, pointer: error.problem.errors?.[0]?.pointer };
    },
  );
}
