import { Injectable, type StreamableFile } from '@nestjs/common';
import {
  type Caller,
  Database,
  type IncomingFile,
  oneOf,
  PluginFiles,
  type UnitScope,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { MEETING_FILES, type MeetingFile } from '../../contract/meetings.js';
import { groupBy } from '../group-by.js';
import { KEEP, READ } from '../permissions.js';
import { partyProblems } from '../problems.js';

/** Scans of a meeting that was held: seen by whoever sees the meeting, added and taken away by whoever records it. */
@Injectable()
export class MeetingFiles {
  constructor(
    private readonly database: Database,
    private readonly files: PluginFiles,
  ) {}

  async add(caller: Caller, meetingId: string, file: IncomingFile): Promise<MeetingFile> {
    const scope = caller.scopeFor(KEEP);
    await this.expectHeld(scope, meetingId);
    return this.files.store(file, async ({ id, name, kind, size }) => {
      // Held until the end, so that of two at once both are counted.
      await this.lock(scope, meetingId);
      if ((await this.idsOf([meetingId])).length >= MEETING_FILES) throw partyProblems.meetingFilesTooMany();
      await this.database.insertMany(
        'meeting_files',
        ['file_id', 'meeting_id', 'added_by_name'],
        [[id, meetingId, caller.name]],
      );
      return { id, name, kind, size, addedBy: caller.name };
    });
  }

  async answer(caller: Caller, meetingId: string, fileId: string): Promise<StreamableFile> {
    await this.expectFile(caller.scopeFor(READ), meetingId, fileId);
    return this.files.answer(fileId);
  }

  async remove(caller: Caller, meetingId: string, fileId: string): Promise<void> {
    await this.expectFile(caller.scopeFor(KEEP), meetingId, fileId);
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM meeting_files WHERE file_id = ?', [fileId]);
      await this.files.remove([fileId]);
    });
  }

  /** In the order in which they were added. Call it with meetings that the caller may see. */
  async of(meetingIds: readonly string[]): Promise<Map<string, MeetingFile[]>> {
    const rows = await this.idsOf(meetingIds);
    const stored = new Map((await this.files.list(rows.map(({ fileId }) => fileId))).map((file) => [file.id, file]));
    const known = rows.flatMap(({ meetingId, fileId, addedBy }) => {
      const file = stored.get(fileId);
      if (file === undefined) return [];
      const { id, name, kind, size } = file;
      return [{ meetingId, file: { id, name, kind, size, addedBy } }];
    });
    const grouped = groupBy(known, ({ meetingId }) => meetingId);
    return new Map([...grouped].map(([id, those]) => [id, those.map(({ file }) => file)]));
  }

  private idsOf(meetingIds: readonly string[]): Promise<{ meetingId: string; fileId: string; addedBy: string }[]> {
    if (meetingIds.length === 0) return Promise.resolve([]);
    const { sql, parameters } = oneOf('meeting_id', meetingIds);
    return this.database.query(
      `SELECT meeting_id, file_id, added_by_name FROM meeting_files WHERE ${sql} ORDER BY file_id`,
      parameters,
      (row) => ({
        meetingId: row.text('meeting_id'),
        fileId: row.text('file_id'),
        addedBy: row.text('added_by_name'),
      }),
    );
  }

  private async expectHeld(scope: UnitScope, meetingId: string): Promise<void> {
    const within = unitScopeCondition(scope, 'm');
    const state = await this.database.queryOne(
      `SELECT m.state FROM meetings m WHERE m.id = ? AND ${within.sql}`,
      [meetingId, ...within.parameters],
      (row) => row.text('state'),
    );
    if (state === null) throw partyProblems.meetingUnknown();
    if (state !== 'held') throw partyProblems.meetingNotHeld();
  }

  private async lock(scope: UnitScope, meetingId: string): Promise<void> {
    const within = unitScopeCondition(scope, 'meetings');
    const { affectedRows } = await this.database.execute(
      `UPDATE meetings SET topic = topic WHERE id = ? AND state = 'held' AND ${within.sql}`,
      [meetingId, ...within.parameters],
    );
    if (affectedRows === 0) throw partyProblems.meetingUnknown();
  }

  private async expectFile(scope: UnitScope, meetingId: string, fileId: string): Promise<void> {
    const within = unitScopeCondition(scope, 'm');
    const found = await this.database.queryOne(
      `SELECT f.file_id FROM meeting_files f JOIN meetings m ON m.id = f.meeting_id
       WHERE f.file_id = ? AND m.id = ? AND ${within.sql}`,
      [fileId, meetingId, ...within.parameters],
      (row) => row.text('file_id'),
    );
    if (found === null) throw partyProblems.meetingFileUnknown();
  }
}
