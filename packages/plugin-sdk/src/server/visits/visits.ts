import { Injectable } from '@nestjs/common';
import type { Visit } from '@yige/contracts';
import { CoreClient } from '../platform/core-client.js';

/** Visits that staff made at doors where the plugin had a task. */
@Injectable()
export class Visits {
  constructor(private readonly core: CoreClient) {}

  /**
   * How a visit went, and what became of the plugin's own parts; nothing of other bureaus' parts. The id comes with
   * `cn.yige.visit.attempted.v1`. Throws a `ProblemError`: 404 for a visit without a task of the plugin. Needs the grant
   * `core:task.read`.
   */
  get(id: string): Promise<Visit> {
    return this.core.visits().get({ params: { id } });
  }
}
