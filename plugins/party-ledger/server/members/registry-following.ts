import { Injectable } from '@nestjs/common';
import { type CloudEvent, CoreClient, coreEvents, Database, Every, OnEvent, oneOf } from '@yige/plugin-sdk/server';
import { z } from 'zod';

const personDataSchema = z.object({ personId: z.string() });
const AT_ONCE = 200;

/** Keeps members in step with the registry, as long as it knows them. */
@Injectable()
export class RegistryFollowing {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
  ) {}

  /** A name or a birth date that the registry corrected is corrected here within a day. */
  @Every({ name: 'residents', minutes: 1_440 })
  async refresh(): Promise<void> {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const ids: string[] = await this.database.query(
        `SELECT DISTINCT person_id FROM members WHERE person_id > ? ORDER BY person_id LIMIT ${AT_ONCE}`,
        [after],
        (row) => row.text('person_id'),
      );
      if (ids.length > 0) await this.follow(ids);
      after = ids.length === AT_ONCE ? ids.at(-1) : undefined;
    }
  }

  /** What is kept of a resident goes with the registry's record: membership, dues, payments, attendance, posts. */
  @OnEvent(coreEvents.personErased)
  async erased({ data }: CloudEvent): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    const ids = await this.database.query('SELECT id FROM members WHERE person_id = ?', [personId], (row) =>
      row.text('id'),
    );
    if (ids.length === 0) return;
    const { sql, parameters } = oneOf('member_id', ids);
    for (const table of [
      'member_spans',
      'dues_bases',
      'dues',
      'payments',
      'attendances',
      'term_posts',
      'member_reads',
    ]) {
      await this.database.execute(`DELETE FROM ${table} WHERE ${sql}`, parameters);
    }
    await this.database.execute('DELETE FROM members WHERE person_id = ?', [personId]);
  }

  private async follow(ids: string[]): Promise<void> {
    const { items } = await this.core.asPlugin().people.batch({ body: { ids } });
    for (const { id, name, sex, birthDate } of items) {
      await this.database.execute(
        `UPDATE members SET name = ?, sex = ?, birth_date = ?
         WHERE person_id = ? AND (name <> ? OR sex <> ? OR birth_date <> ?)`,
        [name, sex, birthDate, id, name, sex, birthDate],
      );
    }
  }
}
