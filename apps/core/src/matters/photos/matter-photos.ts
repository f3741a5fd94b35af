import { Injectable } from '@nestjs/common';
import { attachmentMediaSchema, newId, PHOTOS_PER_MATTER, type TaskAttachment } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { accountOf, type Caller, staffOf } from '../../access/caller.js';
import { FileStore } from '../../files/file-store.js';
import { attachmentProblems } from '../../tasks/attachments/problems.js';
import { receivedAttachment } from '../../tasks/attachments/received-attachment.js';
import { Clock } from '../../time/clock.js';
import { MatterAccess, type Standing } from '../matter-access.js';
import { matterProblems } from '../problems.js';

const COLUMNS = ['id', 'matter_id', 'file_hash', 'name', 'media', 'size', 'added_by', 'added_by_name', 'added_at'];

/** Photos and papers of a matter: whoever sees it sees them; its reporter and whoever has it in hand add them. */
@Injectable()
export class MatterPhotos {
  constructor(
    private readonly database: Database,
    private readonly access: MatterAccess,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, matterId: string): Promise<{ items: TaskAttachment[]; addable: boolean }> {
    const standing = await this.access.find(caller, matterId);
    const items = await this.database.query(
      'SELECT * FROM matter_photos WHERE matter_id = ? ORDER BY id',
      [matterId],
      (row) => describe(row, caller, standing),
    );
    return { items, addable: mayAdd(standing) && items.length < PHOTOS_PER_MATTER };
  }

  async add(caller: Caller, matterId: string, request: FastifyRequest): Promise<TaskAttachment> {
    const staff = staffOf(caller);
    expectAddable(await this.access.find(caller, matterId));
    const { name, media, content } = await receivedAttachment(request);
    const hash = await this.files.put(content);
    const id = newId();
    return this.database.transaction(async () => {
      // Once more, under the lock: meanwhile the matter may have been closed, or others may have added theirs.
      const standing = await this.access.lock(caller, matterId);
      expectAddable(standing);
      await this.expectRoom(matterId);
      await this.database.insertMany('matter_photos', COLUMNS, [
        [id, matterId, hash, name, media, content.length, staff.accountId, staff.name, this.clock.now()],
      ]);
      return (await this.find(matterId, id, (row) => describe(row, caller, standing))) ?? missing();
    });
  }

  async get(caller: Caller, matterId: string, photoId: string) {
    await this.access.find(caller, matterId);
    const found = await this.find(matterId, photoId, (row) => ({
      hash: row.text('file_hash'),
      name: row.text('name'),
      media: row.text('media'),
    }));
    const content = found === null ? null : await this.files.read(found.hash);
    if (found === null || content === null) return missing();
    return { name: found.name, media: found.media, content };
  }

  async remove(caller: Caller, matterId: string, photoId: string): Promise<void> {
    const { accountId } = staffOf(caller);
    await this.database.transaction(async () => {
      const { matter } = await this.access.lock(caller, matterId);
      const addedBy = await this.find(matterId, photoId, (row) => row.text('added_by'));
      if (addedBy === null) return missing();
      if (matter.stage === 'closed') throw matterProblems['matter.ended']();
      if (addedBy !== accountId) throw attachmentProblems['attachment.notYours']();
      await this.database.execute('DELETE FROM matter_photos WHERE id = ?', [photoId]);
    });
  }

  private async expectRoom(matterId: string): Promise<void> {
    const number = await this.database.queryOne(
      'SELECT COUNT(*) AS number FROM matter_photos WHERE matter_id = ?',
      [matterId],
      (row) => row.integer('number'),
    );
    if ((number ?? 0) >= PHOTOS_PER_MATTER) throw matterProblems['matter.photosTooMany']();
  }

  private find<Found>(matterId: string, photoId: string, read: (row: RawRow) => Found): Promise<Found | null> {
    return this.database.queryOne(
      'SELECT * FROM matter_photos WHERE id = ? AND matter_id = ?',
      [photoId, matterId],
      read,
    );
  }
}

function missing(): never {
  throw attachmentProblems['attachment.notFound']();
}

/** Whoever acts on the matter in any part. */
function mayAdd({ matter, parts }: Standing): boolean {
  return matter.stage !== 'closed' && parts.size > 0;
}

function expectAddable(standing: Standing): void {
  if (standing.matter.stage === 'closed') throw matterProblems['matter.ended']();
  if (!mayAdd(standing)) throw matterProblems['matter.notYours']();
}

function describe(row: RawRow, caller: Caller, { matter }: Standing): TaskAttachment {
  const addedBy = { id: row.text('added_by'), name: row.text('added_by_name') };
  return {
    id: row.text('id'),
    name: row.text('name'),
    media: attachmentMediaSchema.parse(row.text('media')),
    size: row.integer('size'),
    addedBy,
    addedAt: row.instant('added_at').toISOString(),
    removable: matter.stage !== 'closed' && addedBy.id === accountOf(caller)?.id,
  };
}
