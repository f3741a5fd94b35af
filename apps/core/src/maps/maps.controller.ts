import { Controller } from '@nestjs/common';
import { type RouteOutput, routes } from '@yige/contracts';
import { Configuration } from '../config/configuration.js';
import { Implement } from '../http/implement.js';
import { Plan } from './plan.js';

@Controller()
export class MapsController {
  constructor(
    private readonly plan: Plan,
    private readonly configuration: Configuration,
  ) {}

  @Implement(routes.maps.base)
  base(): RouteOutput<typeof routes.maps.base> {
    return { styleUrl: this.configuration.mapStyleUrl, plan: this.plan.features };
  }
}
