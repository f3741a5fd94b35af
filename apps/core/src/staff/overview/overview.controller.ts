import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Secondments } from './secondments.js';
import { Vacancies } from './vacancies.js';
import { WorkloadOverview } from './workload.js';

@Controller()
export class StaffOverviewController {
  constructor(
    private readonly vacancyOverview: Vacancies,
    private readonly secondmentOverview: Secondments,
    private readonly workloadOverview: WorkloadOverview,
  ) {}

  @Implement(routes.staff.vacancies)
  vacancies(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.staff.vacancies>,
  ): Promise<RouteOutput<typeof routes.staff.vacancies>> {
    return this.vacancyOverview.list(caller, query);
  }

  @Implement(routes.staff.secondments)
  secondments(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.staff.secondments>,
  ): Promise<RouteOutput<typeof routes.staff.secondments>> {
    return this.secondmentOverview.list(caller, query);
  }

  @Implement(routes.staff.workload)
  workload(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.staff.workload>,
  ): Promise<RouteOutput<typeof routes.staff.workload>> {
    return this.workloadOverview.list(caller, query);
  }
}
