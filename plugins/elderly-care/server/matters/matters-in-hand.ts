import { Injectable } from '@nestjs/common';
import {
  Clock,
  type CloudEvent,
  CoreClient,
  coreEvents,
  Database,
  Every,
  type Matter,
  Matters,
  OnEvent,
  ProblemError,
  unitValues,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';

const routedSchema = z.object({ matterId: z.string() });

/** Keeps the bureau's book of matters in step with what the platform says lies with the plugin. */
@Injectable()
export class MattersInHand {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly matters: Matters,
    private readonly clock: Clock,
  ) {}

  @OnEvent(coreEvents.matterRouted)
  async routed({ data }: CloudEvent): Promise<void> {
    await this.follow(routedSchema.parse(data).matterId);
  }

  /** No event tells that a matter was taken back; and one that was missed is found here. */
  @Every({ name: 'matters-in-hand', minutes: 10 })
  async look(): Promise<void> {
    const inHand = new Set<string>();
    for await (const id of this.matters.inHand()) inHand.add(id);
    const open = new Set(
      await this.database.query("SELECT id FROM matters WHERE state = 'open'", [], (row) => row.text('id')),
    );
    for (const id of inHand) if (!open.has(id)) await this.follow(id);
    for (const id of open) if (!inHand.has(id)) await this.follow(id);
  }

  /** Brings one up to date; answers it as the platform has it, null once it is not with the plugin any more. */
  async follow(id: string): Promise<Matter | null> {
    const matter = await this.find(id);
    if (matter === null) {
      await this.close(id, 'takenBack');
      return null;
    }
    if (matter.stage === 'handle' || matter.stage === 'feedBack') await this.keep(matter);
    else await this.close(id, 'answered');
    return matter;
  }

  private async find(id: string): Promise<Matter | null> {
    try {
      return await this.matters.get(id);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  }

  /** One that comes again was not verified: it is open anew, with its new clock. */
  private async keep({ id, title, place, reportedAt, holder }: Matter): Promise<void> {
    const { items } = await this.core.asPlugin().reorganisations.paths({ body: { ids: [place.unit.id] } });
    const units = items[0]?.paths[0];
    if (units === undefined || holder === null) throw new RangeError(`Nothing tells where matter ${id} is`);
    const where = [place.unitName, place.building, place.door, place.text].filter(
      (part) => part !== null && part !== '',
    );
    const dueAt = new Date(holder.dueAt);
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        "UPDATE matters SET state = 'open', due_at = ?, settled_at = NULL, settled_by = NULL, settled_by_name = NULL WHERE id = ?",
        [dueAt, id],
      );
      if (affectedRows > 0) return;
      await this.database.insertMany(
        'matters',
        [
          ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'title', 'place', 'state'],
          ...['reported_at', 'due_at', 'settled_at', 'settled_by', 'settled_by_name', 'answer'],
        ],
        [
          [
            ...[id, ...unitValues(units), title, where.join(' ').slice(0, 300), 'open'],
            ...[new Date(reportedAt), dueAt, null, null, null, null],
          ],
        ],
      );
    });
  }

  /** What the bureau settled itself stays as it says. */
  private async close(id: string, state: 'answered' | 'takenBack'): Promise<void> {
    await this.database.execute("UPDATE matters SET state = ?, settled_at = ? WHERE id = ? AND state = 'open'", [
      state,
      this.clock.now(),
      id,
    ]);
  }
}
