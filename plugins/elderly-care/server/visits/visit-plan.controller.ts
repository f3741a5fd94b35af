import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { planQuerySchema, type planSchema } from '../../contract.js';
import { VisitPlanning } from './visit-planning.js';

const PLAN = 'elderly-care:visit.plan';
const preview = { method: 'GET', path: '/visit-plan', permission: PLAN, query: planQuerySchema } as const;
const plan = { method: 'POST', path: '/visit-plan', permission: PLAN, body: planQuerySchema } as const;

@Controller()
export class VisitPlanController {
  constructor(private readonly planning: VisitPlanning) {}

  /** How many visits until a day are not planned yet. */
  @PluginRoute(preview)
  async preview(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof preview>,
  ): Promise<z.output<typeof planSchema>> {
    return { due: await this.planning.countDue(caller.scopeFor(PLAN), query.until), planned: 0 };
  }

  @PluginRoute(plan)
  async plan(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof plan>,
  ): Promise<z.output<typeof planSchema>> {
    const planned = await this.planning.planWithin(caller.scopeFor(PLAN), body.until);
    return { due: 0, planned };
  }
}
