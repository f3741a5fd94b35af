import { Injectable } from '@nestjs/common';
import type { TaskAttachment } from '@yige/contracts';
import type { Caller } from '../http/caller.js';
import { CoreClient } from '../platform/core-client.js';

/**
 * Photos and papers that staff attached to the plugin's tasks. Core keeps them, checked and without the place where a photo
 * was taken; a plugin keeps their ids. Needs the grant `core:task.read`. With a caller they are read with the rights that
 * both have. Throws a `ProblemError` with status 404 for a task or a file that the reader may not see.
 */
@Injectable()
export class TaskFiles {
  constructor(private readonly core: CoreClient) {}

  /** Oldest first. */
  async list(taskId: string, caller?: Caller): Promise<TaskAttachment[]> {
    const { items } = await this.core.forReader(caller).taskAttachments.list({ params: { id: taskId } });
    return items;
  }

  /** The file itself, with its name and kind. */
  content(taskId: string, fileId: string, caller?: Caller): Promise<File> {
    return this.core.forReader(caller).taskAttachments.get({ params: { id: taskId, attachmentId: fileId } });
  }
}
