import { Injectable } from '@nestjs/common';
import type { Client, Matter, MatterAction, NewMatter, TaskAttachment } from '@yige/contracts';
import { CoreClient } from '../platform/core-client.js';

/**
 * Matters that street and district route to the bureau, and those that the plugin reports. Core tells of each with
 * `cn.yige.matter.routed.v1`, which carries the id alone; what is not answered stays with the district, which can take it
 * back at any time. The plugin needs the grants `core:matter.read`, and `core:matter.handle` or `core:matter.report`.
 */
@Injectable()
export class Matters {
  constructor(private readonly core: CoreClient) {}

  /**
   * Reports a matter; the unit of its place has it from then on. Once under each key: after an error the same call may be
   * made again. Throws a `ProblemError` with status 422 for a place or category that there is not.
   */
  report(key: string, matter: NewMatter): Promise<Matter> {
    return this.client().matters.report({ body: matter, idempotencyKey: key });
  }

  /** Throws a `ProblemError` with status 404 for what is not with the plugin, or no longer, and was not reported by it. */
  get(id: string): Promise<Matter> {
    return this.client().matters.get({ params: { id } });
  }

  /** What lies with the plugin, the most urgent first; pages are fetched as they are consumed. */
  async *inHand(): AsyncGenerator<Matter['id']> {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const at = cursor === undefined ? {} : { cursor };
      const page: Awaited<ReturnType<Client['matters']['list']>> = await this.client().matters.list({
        query: { box: 'mine', limit: PAGE, ...at },
      });
      for (const { id } of page.items) yield id;
      cursor = page.next;
    }
  }

  /**
   * Says what the bureau did; the unit that routed it verifies. Throws a `ProblemError` with status 409 where the matter
   * was answered before, and 404 where it was taken back.
   */
  feedBack(id: string, note: string): Promise<void> {
    return this.act(id, 'feedBack', note);
  }

  /** Gives it back to the unit that routed it, with the reason. Throws as `feedBack` does. */
  sendBack(id: string, reason: string): Promise<void> {
    return this.act(id, 'sendBack', reason);
  }

  /**
   * Takes back a report that was a mistake, with the reason: the matter is closed and stays on record as withdrawn. Only
   * while nobody has acted on it, as for staff: then, and once it is withdrawn, a `ProblemError` with status 409. Throws
   * one with status 404 for what the plugin did not report. Needs the grant `core:matter.report`.
   */
  withdraw(id: string, reason: string): Promise<void> {
    return this.act(id, 'withdraw', reason);
  }

  /** Photos and papers of a matter that the plugin sees, oldest first. Throws as `get` does. */
  async photos(id: string): Promise<TaskAttachment[]> {
    return (await this.client().matterPhotos.list({ params: { id } })).items;
  }

  /** One of them, with its name and kind. */
  photo(id: string, photoId: string): Promise<File> {
    return this.client().matterPhotos.get({ params: { id, photoId } });
  }

  /**
   * Adds a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB to a matter that the plugin reported or that lies with it, with the
   * grant for that; where and when a photo was taken is taken out. Throws a `ProblemError` with status 409 once the matter
   * is closed or has 20 of them, 413 and 415 for a file that is none.
   */
  addPhoto(id: string, file: File): Promise<TaskAttachment> {
    return this.client().matterPhotos.add({ params: { id }, body: { file } });
  }

  private async act(id: string, action: MatterAction, note: string): Promise<void> {
    await this.client().matters.act({ params: { id, action }, body: { note } });
  }

  private client(): Client {
    return this.core.asPlugin();
  }
}

const PAGE = 200;
