import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CloudEvent, coreEvents, type PersonMergeEventData, personMergeEventDataSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../clock.js';
import { RunningPlugin } from '../tasks/task-results.js';
import { keyOf, PersonRows } from './person-rows.js';

/** A column of the plugin's tables that holds ids of residents. */
export interface PersonColumn {
  /** Its name. */
  table: string;
  /** `person_id` unless it is called otherwise. */
  column?: string;
  /** Primary key of the table; left out where the person is the key, with one row for each. */
  key?: string;
}

/** What the plugin has declared. */
export abstract class PersonColumns {
  abstract readonly columns: readonly PersonColumn[];
}

/** For so long after it was heard of a merge can be undone here, in milliseconds; core's limit of 30 days is shorter. */
const KEPT = 60 * 86_400_000;

/**
 * Lets the plugin's rows follow when two residents turn out to be one, and go back when that is undone: each once, in
 * the unit of work in which the event is taken. Events may overtake each other: an undo that comes first lets its merge
 * pass, and of two merges one after the other the rows of the first follow the second whichever came first.
 */
@Injectable()
export class PersonReferences implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly plugin: RunningPlugin,
    private readonly declared: PersonColumns,
    private readonly rows: PersonRows,
    private readonly clock: Clock,
  ) {}

  /** Rows that nobody tells of a merge would name somebody who is gone. */
  onModuleInit(): void {
    if (this.declared.columns.length === 0) return;
    const subscribed: readonly string[] = this.plugin.definition.events?.subscribes ?? [];
    const missing = [coreEvents.personMerged, coreEvents.personUnmerged].filter((type) => !subscribed.includes(type));
    if (missing.length === 0) return;
    throw new Error(`Refusing to start: personColumns need a subscription to ${missing.join(' and ')}`);
  }

  /** Inside the unit of work in which the event is taken, before the plugin's own handlers. */
  async follow({ type, data }: CloudEvent): Promise<void> {
    if (type === coreEvents.personMerged) await this.merged(personMergeEventDataSchema.parse(data));
    if (type === coreEvents.personUnmerged) await this.unmerged(personMergeEventDataSchema.parse(data));
  }

  private async merged(merge: PersonMergeEventData): Promise<void> {
    // Known already: it was taken, or its undo came first.
    if (!(await this.remember(merge, false))) return;
    await this.takeAlong(merge);
    await this.forgetOld();
  }

  private async unmerged(merge: PersonMergeEventData): Promise<void> {
    if (await this.remember(merge, true)) return;
    const { affectedRows } = await this.database.execute(
      'UPDATE yige_person_merges SET undone = 1 WHERE merge_id = ? AND undone = 0',
      [merge.mergeId],
    );
    if (affectedRows === 0) return;
    for (const column of this.declared.columns) await this.rows.putBack(keyOf(column), merge);
    await this.database.execute('DELETE FROM yige_person_merge_rows WHERE merge_id = ?', [merge.mergeId]);
  }

  private async takeAlong(merge: PersonMergeEventData): Promise<void> {
    for (const column of this.declared.columns) await this.rows.take(keyOf(column), merge);
    const onward = await this.database.queryOne(
      'SELECT merge_id, into_id FROM yige_person_merges WHERE from_id = ? AND undone = 0',
      [merge.intoId],
      (row) => ({ mergeId: row.text('merge_id'), fromId: merge.intoId, intoId: row.text('into_id') }),
    );
    if (onward !== null) await this.takeAlong(onward);
  }

  /** Answers whether it is news. */
  private async remember({ mergeId, fromId, intoId }: PersonMergeEventData, undone: boolean): Promise<boolean> {
    const added = await this.database.insertMany(
      'yige_person_merges',
      ['merge_id', 'from_id', 'into_id', 'undone', 'heard_at'],
      [[mergeId, fromId, intoId, undone, this.clock.now()]],
      { ignoreDuplicates: true },
    );
    return added > 0;
  }

  private async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT);
    await this.database.execute(
      'DELETE FROM yige_person_merge_rows WHERE merge_id IN (SELECT m.merge_id FROM yige_person_merges m WHERE m.heard_at < ?)',
      [before],
    );
  }
}
