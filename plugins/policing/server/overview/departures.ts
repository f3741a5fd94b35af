import { Injectable } from '@nestjs/common';
import { type CloudEvent, coreEvents, Database, OnEvent, People } from '@yige/plugin-sdk/server';
import { z } from 'zod';

const personDataSchema = z.object({ personId: z.string() });

/** Follows the registry when somebody moves or leaves it. */
@Injectable()
export class Departures {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  /**
   * Who left the household rents that home no longer; what was seen there stays. Whoever is of it still keeps it: another
   * unit serves them, or a merge was undone.
   */
  @OnEvent(coreEvents.personMoved)
  async moved({ data }: CloudEvent): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    const person = (await this.people.among([personId])).get(personId);
    if (person === undefined) return this.leaveHome(data);
    await this.database.execute("DELETE FROM rented_homes WHERE person_id = ? AND COALESCE(household_id, '') <> ?", [
      personId,
      person.door?.householdId ?? '',
    ]);
  }

  /** A file is kept: that a party moved away or died doesn't undo what was agreed. */
  @OnEvent(coreEvents.personSealed)
  sealed({ data }: CloudEvent): Promise<void> {
    return this.leaveHome(data);
  }

  /**
   * Nothing is kept of them: neither what was seen at their home, nor who they were in a dispute, nor a word of what was
   * written down with it, since it speaks of them. That there was a dispute, and what came of it, is told on.
   */
  @OnEvent(coreEvents.personErased)
  async erased({ data }: CloudEvent): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    await this.leaveHome(data);
    await this.database.execute('DELETE FROM home_checks WHERE person_id = ?', [personId]);
    await this.database.execute(
      `UPDATE dispute_steps SET detail = NULL WHERE dispute_id IN (SELECT dispute_id FROM dispute_parties WHERE person_id = ?)`,
      [personId],
    );
    await this.database.execute(
      `UPDATE disputes SET subject = '' WHERE id IN (SELECT dispute_id FROM dispute_parties WHERE person_id = ?)`,
      [personId],
    );
    await this.database.execute('UPDATE dispute_parties SET person_id = NULL WHERE person_id = ?', [personId]);
  }

  private async leaveHome(data: CloudEvent['data']): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    await this.database.execute('DELETE FROM rented_homes WHERE person_id = ?', [personId]);
  }
}
