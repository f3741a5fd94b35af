import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  type activityDetailSchema,
  type activityPageSchema,
  listActivitiesQuerySchema,
  planActivitySchema,
} from '../../contract/activities.js';
import { type createdSchema, idSchema, reasonBodySchema } from '../../contract/common.js';
import { ORGANISE, READ } from '../permissions.js';
import { Activities } from './activities.js';
import { PlanningOfActivities } from './plan-activity.js';

const params = z.object({ id: idSchema });
const list = { method: 'GET', path: '/activities', permission: READ, query: listActivitiesQuerySchema } as const;
const one = { method: 'GET', path: '/activities/:id', permission: READ, params } as const;
const plan = {
  method: 'POST',
  path: '/activities',
  permission: ORGANISE,
  body: planActivitySchema,
  status: 201,
} as const;
const action = { method: 'POST', permission: ORGANISE, params, status: 204 } as const;
const publish = { ...action, path: '/activities/:id/publish' } as const;
const cancel = { ...action, path: '/activities/:id/cancel', body: reasonBodySchema } as const;

@Controller()
export class ActivitiesController {
  constructor(
    private readonly activities: Activities,
    private readonly planning: PlanningOfActivities,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof activityPageSchema>> {
    return this.activities.list(caller, query);
  }

  @PluginRoute(one)
  one(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof one>,
  ): Promise<z.output<typeof activityDetailSchema>> {
    return this.activities.one(caller, params.id);
  }

  @PluginRoute(plan)
  async plan(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof plan>,
  ): Promise<z.output<typeof createdSchema>> {
    return { id: await this.planning.plan(caller, body) };
  }

  @PluginRoute(publish)
  publish(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof publish>): Promise<void> {
    return this.planning.publish(caller, params.id);
  }

  @PluginRoute(cancel)
  cancel(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof cancel>): Promise<void> {
    return this.planning.cancel(caller, params.id, body.reason);
  }
}
