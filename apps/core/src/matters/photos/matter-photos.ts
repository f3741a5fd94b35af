import { Injectable } from '@nestjs/common';
import { PHOTOS_PER_MATTER, type TaskAttachment } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { FileStore } from '../../files/file-store.js';
import { type AttachedFile, AttachedFiles } from '../../tasks/attachments/attached-files.js';
import { Clock } from '../../time/clock.js';
import { MatterAccess, type Standing } from '../matter-access.js';
import { MatterActors } from '../matter-actors.js';
import { MatterHints } from '../matter-hints.js';
import { matterProblems } from '../problems.js';

/**
 * Photos and papers of a matter: whoever sees it sees them; its reporter and whoever has it in hand add them, a plugin that
 * reported or handles it among them.
 */
@Injectable()
export class MatterPhotos {
  private readonly attached: AttachedFiles;

  constructor(
    private readonly database: Database,
    private readonly access: MatterAccess,
    private readonly hints: MatterHints,
    actors: MatterActors,
    files: FileStore,
    clock: Clock,
  ) {
    this.attached = new AttachedFiles(database, files, clock, {
      table: 'matter_photos',
      owner: 'matter_id',
      most: PHOTOS_PER_MATTER,
      tooMany: matterProblems['matter.photosTooMany'],
      nameOfPlugin: (id) => actors.nameOfPlugin(id),
    });
  }

  async list(caller: Caller, matterId: string): Promise<{ items: TaskAttachment[]; addable: boolean }> {
    const standing = await this.access.find(caller, matterId);
    const items = await this.attached.list(matterId, caller, hasEnded(standing));
    return { items, addable: mayAdd(standing) && items.length < PHOTOS_PER_MATTER };
  }

  async add(caller: Caller, matterId: string, request: FastifyRequest): Promise<TaskAttachment> {
    expectAddable(await this.access.find(caller, matterId));
    const received = await this.attached.receive(request);
    return this.database.transaction(async () => {
      // Once more, under the lock: meanwhile the matter may have been closed, or others may have added theirs.
      const standing = await this.access.lock(caller, matterId);
      expectAddable(standing);
      await this.hints.changed(standing.matter);
      return this.attached.add(matterId, caller, received);
    });
  }

  async get(caller: Caller, matterId: string, photoId: string): Promise<AttachedFile> {
    await this.access.find(caller, matterId);
    return this.attached.content(matterId, photoId);
  }

  async remove(caller: Caller, matterId: string, photoId: string): Promise<void> {
    await this.database.transaction(async () => {
      const standing = await this.access.lock(caller, matterId);
      const ended = hasEnded(standing) ? matterProblems['matter.ended'] : null;
      await this.attached.remove(matterId, photoId, caller, ended);
      await this.hints.changed(standing.matter);
    });
  }
}

function hasEnded({ matter }: Standing): boolean {
  return matter.stage === 'closed';
}

/** Whoever acts on the matter in any part. */
function mayAdd(standing: Standing): boolean {
  return !hasEnded(standing) && standing.parts.size > 0;
}

function expectAddable(standing: Standing): void {
  if (hasEnded(standing)) throw matterProblems['matter.ended']();
  if (!mayAdd(standing)) throw matterProblems['matter.notYours']();
}
