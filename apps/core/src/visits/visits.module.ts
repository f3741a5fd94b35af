import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { DoorTypes } from './door-types.js';
import { DoorWork } from './door-work.js';
import { DueVisits } from './due-visits.js';
import { KnownVisitPeople } from './known-people.js';
import { LastVisitsOf } from './last-visits.js';
import { MadeVisits } from './made-visits.js';
import { MakeVisit } from './make-visit.js';
import { ResidenceChecks } from './residence-checks.js';
import { TasksOfMovers } from './tasks-of-movers.js';
import { VisitAttempts } from './visit-attempts.js';
import { VisitParts } from './visit-parts.js';
import { VisitsController } from './visits.controller.js';

@Module({
  imports: [TasksModule],
  controllers: [VisitsController],
  providers: [
    DoorTypes,
    DoorWork,
    KnownVisitPeople,
    LastVisitsOf,
    DueVisits,
    ResidenceChecks,
    TasksOfMovers,
    VisitParts,
    VisitAttempts,
    MakeVisit,
    MadeVisits,
  ],
})
export class VisitsModule {}
