import { Injectable } from '@nestjs/common';
import { type CloudEvent, coreEvents, Database, OnEvent } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { PlanningOfHelp } from '../help/plan-help.js';
import { Enrolment } from './enrolment.js';

const personDataSchema = z.object({ personId: z.string() });

/** Follows the registry when somebody leaves it. */
@Injectable()
export class Departures {
  constructor(
    private readonly database: Database,
    private readonly enrolment: Enrolment,
    private readonly help: PlanningOfHelp,
  ) {}

  /** Whoever moved away or died is no volunteer any more, and no help comes; what they did stays on record. */
  @OnEvent(coreEvents.personSealed)
  async sealed({ data }: CloudEvent): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    await this.enrolment.sealed(personId);
    await this.help.sealed(personId);
  }

  /**
   * What names them goes. Entries of the time bank stay, with an account of nobody: the books balance with everybody's, and so
   * does what others were helped.
   */
  @OnEvent(coreEvents.personErased)
  async erased({ data }: CloudEvent): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    await this.database.execute(
      `DELETE FROM correction_demands WHERE record_id IN
         (SELECT r.id FROM service_records r WHERE r.person_id = ?)`,
      [personId],
    );
    for (const table of ['volunteers', 'sign_ups', 'help_requests']) {
      await this.database.execute(`DELETE FROM ${table} WHERE person_id = ?`, [personId]);
    }
    await this.database.execute('UPDATE service_records SET person_id = NULL, reason = NULL WHERE person_id = ?', [
      personId,
    ]);
    await this.database.execute('UPDATE bank_accounts SET person_id = NULL WHERE person_id = ?', [personId]);
    await this.database.execute('UPDATE help_requests SET volunteer_id = NULL WHERE volunteer_id = ?', [personId]);
    await this.database.execute('UPDATE help_requests SET payer_id = NULL WHERE payer_id = ?', [personId]);
  }
}
