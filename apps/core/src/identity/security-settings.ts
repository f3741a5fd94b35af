import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type SecuritySettings, type SecuritySettingsState, securitySettingsSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type StaffCaller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { securityProblems } from './problems.js';

/** How often another process's changes are looked for, in milliseconds. */
const REFRESH = 10_000;

/**
 * The security settings in force. A demo asks nobody for a second factor, so that its accounts open with a password
 * alone; everywhere else administrators need one until the site decides otherwise.
 */
@Injectable()
export class SecuritySettingsStore implements OnModuleInit, OnModuleDestroy {
  private readonly defaults: SecuritySettings;
  private known: SecuritySettingsState;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly log: Log,
    configuration: Configuration,
  ) {
    this.defaults = {
      passwordMinimumLength: 10,
      passwordHistory: 5,
      passwordMaximumAge: 0,
      lockoutFailures: 5,
      lockoutWindow: 10,
      lockoutDuration: 10,
      sessionIdle: 30,
      sessionLifetime: 12,
      totpRequiredFor: configuration.demoDirectory === null ? 'administrators' : 'nobody',
      signingKeyLifetime: 30,
    };
    this.known = { version: 0, settings: this.defaults, changedAt: null, changedBy: null };
  }

  async onModuleInit(): Promise<void> {
    this.known = await this.read();
    this.timer = setInterval(() => void this.refresh(), REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  get current(): SecuritySettings {
    return this.known.settings;
  }

  /** Reads anew: whoever is about to change them must see the latest. */
  async state(): Promise<SecuritySettingsState> {
    this.known = await this.read();
    return this.known;
  }

  async change(caller: StaffCaller, version: number, settings: SecuritySettings): Promise<SecuritySettingsState> {
    await this.database.transaction(async () => {
      const before = await this.read();
      if (before.version !== version) throw securityProblems['securitySettings.changed']();
      // Two changes made on one version meet in the key: the second is refused as a conflict.
      await this.database.execute(
        'INSERT INTO security_settings (version, settings, changed_at, changed_by) VALUES (?, ?, ?, ?)',
        [version + 1, JSON.stringify(settings), this.clock.now(), caller.name],
      );
      await this.audit.record({
        actor: actorOf(caller),
        action: 'securitySettings.changed',
        subject: { kind: 'securitySettings', id: String(version + 1) },
        details: differences(before.settings, settings),
      });
    });
    return this.state();
  }

  private async refresh(): Promise<void> {
    try {
      this.known = await this.read();
    } catch (error) {
      // The settings known so far stay in force until the database answers again.
      this.log.logger.error({ err: error }, 'security settings not read');
    }
  }

  private async read(): Promise<SecuritySettingsState> {
    const row = await this.database.queryOne(
      'SELECT version, settings, changed_at, changed_by FROM security_settings ORDER BY version DESC LIMIT 1',
      [],
      (raw): SecuritySettingsState => ({
        version: raw.integer('version'),
        // A setting that a later version of the platform added is not in an older row.
        settings: raw.json('settings', (stored) =>
          securitySettingsSchema.parse({ ...this.defaults, ...securitySettingsSchema.partial().parse(stored) }),
        ),
        changedAt: raw.instant('changed_at').toISOString(),
        changedBy: raw.text('changed_by'),
      }),
    );
    return row ?? { version: 0, settings: this.defaults, changedAt: null, changedBy: null };
  }
}

type Difference = Record<string, { before: string | number; after: string | number }>;

function differences(before: SecuritySettings, after: SecuritySettings): Difference {
  const names = securitySettingsSchema.keyof().options;
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, { before: before[name], after: after[name] }]),
  );
}
