import { Injectable } from '@nestjs/common';
import {
  type CloudEvent,
  coreEvents,
  Database,
  innermostOf,
  OnEvent,
  personMergeEventDataSchema,
  readUnitPath,
  Settings,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';
import { ScreeningStandings } from './screening-standings.js';

/** When residents turn out to be one, measurements of both count together; before these handlers the rows went over. */
@Injectable()
export class MergedScreening {
  constructor(
    private readonly database: Database,
    private readonly standings: ScreeningStandings,
    private readonly settings: Settings,
  ) {}

  @OnEvent(coreEvents.personMerged)
  merged({ data }: CloudEvent): Promise<void> {
    return this.renewBoth(data);
  }

  @OnEvent(coreEvents.personUnmerged)
  unmerged({ data }: CloudEvent): Promise<void> {
    return this.renewBoth(data);
  }

  private async renewBoth(data: CloudEvent['data']): Promise<void> {
    const { fromId, intoId } = personMergeEventDataSchema.parse(data);
    for (const personId of [fromId, intoId]) {
      const units = await this.placeOf(personId);
      if (units === null) continue;
      await this.standings.renew(personId, units, await this.settings.of(plugin, innermostOf(units)));
    }
  }

  /** Where they are screened, else where they were measured last; null of a patient, and of whoever never was. */
  private async placeOf(personId: string): Promise<UnitPath | null> {
    if (await this.standings.isPatient(personId)) return null;
    const screened = await this.database.queryOne(
      'SELECT district_id, street_id, community_id, grid_id FROM screened WHERE person_id = ?',
      [personId],
      readUnitPath,
    );
    return (
      screened ??
      this.database.queryOne(
        `SELECT district_id, street_id, community_id, grid_id FROM screenings WHERE person_id = ?
         ORDER BY taken_on DESC, id DESC LIMIT 1`,
        [personId],
        readUnitPath,
      )
    );
  }
}
