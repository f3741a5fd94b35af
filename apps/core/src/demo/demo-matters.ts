import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../access/caller.js';
import { ActOnMatter } from '../matters/acting/act-on-matter.js';
import { ReportMatter } from '../matters/report-matter.js';
import { StaffPosts } from '../tasks/handling/staff-posts.js';
import { Clock } from '../time/clock.js';
import type { Seed } from './seed-rows.js';

/**
 * Plays what was reported in the demo district, and what was done with it, through the platform itself: inboxes, clocks and
 * timelines are then as they would be. Each step is checked as if the person had taken it.
 */
@Injectable()
export class DemoMatters {
  constructor(
    private readonly staff: StaffPosts,
    private readonly reporting: ReportMatter,
    private readonly actions: ActOnMatter,
    private readonly clock: Clock,
  ) {}

  async play(matters: readonly Seed<'matter'>[]): Promise<void> {
    for (const { id: key, reporterId, matter, acts } of matters) {
      const id = await this.reporting.report(await this.callerOf(reporterId), matter, key);
      for (const { by, action, act } of acts) await this.actions.act(await this.callerOf(by), id, action, act);
    }
  }

  private async callerOf(accountId: string): Promise<StaffCaller> {
    const [holder] = await this.staff.of([accountId]);
    if (holder === undefined) throw new RangeError('A matter of the district file is by somebody without a post');
    return {
      kind: 'staff',
      accountId,
      username: holder.name,
      name: holder.name,
      sessionKey: '',
      confirmedAt: this.clock.now(),
      restriction: null,
      posts: holder.posts,
      heldPosts: holder.posts,
      actingPostId: null,
      breakGlass: null,
      standsInFor: [],
    };
  }
}
