import { Injectable } from '@nestjs/common';
import type { DispatchAnswer } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { lineSql } from '../lines.js';
import { AnswerFields } from './answer-fields.js';

const PAGE = 500;

/** What was answered to a dispatch, gathered by field over the accepted results of its closed tasks. */
@Injectable()
export class Answers {
  constructor(
    private readonly database: Database,
    private readonly plugins: PluginDirectory,
  ) {}

  /** A page of results is in memory at a time. Empty where no plugin knows the kind any more. */
  async of({ id, name, pluginId }: DispatchRow): Promise<DispatchAnswer[]> {
    const type = this.typeOf(pluginId, name);
    if (type === undefined) return [];
    const fields = new AnswerFields(type);
    for (let after = ''; ; ) {
      const page = await this.page(id, after);
      for (const { result } of page) fields.add(result);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return fields.answers;
      after = last.taskId;
    }
  }

  /** Fields of the result, as a sheet heads them. */
  fieldsOf({ name, pluginId }: DispatchRow): DispatchAnswer[] {
    const type = this.typeOf(pluginId, name);
    return type === undefined ? [] : new AnswerFields(type).answers;
  }

  /** What some units answered, by internal number; of a dispatch to units only. */
  async ofUnits({ id, name, pluginId }: DispatchRow, units: readonly number[]): Promise<Map<number, DispatchAnswer[]>> {
    const type = this.typeOf(pluginId, name);
    if (type === undefined || units.length === 0) return new Map();
    const fields = new Map(units.map((unit) => [unit, new AnswerFields(type)]));
    const rows = await this.database.query(
      `SELECT ${lineSql('t')} AS unit, s.result FROM tasks_archive t
       JOIN submissions s ON s.task_id = t.id AND s.state = 'accepted'
       WHERE t.dispatch_id = ? AND t.status = 'closed' AND t.person_id IS NULL AND ${lineSql('t')} IN (${placeholders(units)})`,
      [id, ...units],
      (row) => ({ unit: row.integer('unit'), result: row.json('result', (value) => value) }),
    );
    for (const { unit, result } of rows) fields.get(unit)?.add(result);
    return new Map([...fields].map(([unit, { answers }]) => [unit, answers]));
  }

  private typeOf(pluginId: string, name: string) {
    return this.plugins.newest(pluginId)?.taskTypes.find((each) => `${pluginId}:${each.name}` === name);
  }

  private page(dispatchId: string, after: string): Promise<{ taskId: string; result: unknown }[]> {
    return this.database.query(
      `SELECT t.id, s.result FROM tasks_archive t JOIN submissions s ON s.task_id = t.id AND s.state = 'accepted'
       WHERE t.dispatch_id = ? AND t.status = 'closed' AND t.id > ? ORDER BY t.id LIMIT ${PAGE}`,
      [dispatchId, after],
      (row) => ({ taskId: row.text('id'), result: row.json('result', (value) => value) }),
    );
  }
}
