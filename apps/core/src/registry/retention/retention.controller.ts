import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { type Caller, CurrentCaller, staffOf } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Departures } from './departures.js';
import { LegalHolds } from './legal-holds.js';
import { RetentionOverview } from './retention-overview.js';
import { RetentionSettings } from './retention-settings.js';
import { SealedRecords } from './sealed-records.js';

@Controller()
export class RetentionController {
  constructor(
    private readonly database: Database,
    private readonly departures: Departures,
    private readonly records: SealedRecords,
    private readonly holds: LegalHolds,
    private readonly settings: RetentionSettings,
    private readonly retention: RetentionOverview,
  ) {}

  @Implement(routes.retention.depart)
  async depart(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.retention.depart>,
  ): Promise<RouteOutput<typeof routes.retention.depart>> {
    await this.departures.record(caller, params.id, body);
    return undefined;
  }

  @Implement(routes.retention.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.retention.list>,
  ): Promise<RouteOutput<typeof routes.retention.list>> {
    return this.records.list(caller, query);
  }

  @Implement(routes.retention.find)
  async find(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.retention.find>,
  ): Promise<RouteOutput<typeof routes.retention.find>> {
    return { record: await this.records.find(caller, body.idNumber, body.reason) };
  }

  @Implement(routes.retention.open)
  open(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.retention.open>,
  ): Promise<RouteOutput<typeof routes.retention.open>> {
    return this.records.open(caller, params.id, body.reason);
  }

  @Implement(routes.retention.unseal)
  async unseal(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.retention.unseal>,
  ): Promise<RouteOutput<typeof routes.retention.unseal>> {
    await this.records.unseal(caller, params.id, body.reason);
    return undefined;
  }

  @Implement(routes.retention.hold)
  async hold(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.retention.hold>,
  ): Promise<RouteOutput<typeof routes.retention.hold>> {
    await this.database.transaction(async () => {
      const { units } = await this.records.hold(caller, params.id, body.reason);
      await this.holds.place(params.id, staffOf(caller).accountId, body.reason, body.until);
      await this.records.note(caller, 'legalHold.placed', params.id, units, body.reason);
    });
    return this.records.get(caller, params.id);
  }

  @Implement(routes.retention.liftHold)
  async liftHold(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.retention.liftHold>,
  ): Promise<RouteOutput<typeof routes.retention.liftHold>> {
    await this.database.transaction(async () => {
      const { units } = await this.records.hold(caller, params.id, body.reason);
      await this.holds.lift(params.id, params.holdId);
      await this.records.note(caller, 'legalHold.lifted', params.id, units, body.reason);
    });
    return this.records.get(caller, params.id);
  }

  @Implement(routes.retention.overview)
  async overview(): Promise<RouteOutput<typeof routes.retention.overview>> {
    return { items: await this.retention.all() };
  }

  @Implement(routes.retention.change)
  async change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.retention.change>,
  ): Promise<RouteOutput<typeof routes.retention.change>> {
    await this.settings.change(caller, params.departure, body.years, body.reason);
    return { items: await this.retention.all() };
  }
}
