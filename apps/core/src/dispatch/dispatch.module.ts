import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { DispatchesController } from './dispatches.controller.js';
import { Dispatches } from './dispatches.js';
import { FanOutWorker } from './fan-out/fan-out-worker.js';
import { Judgement } from './fan-out/judgement.js';
import { NewDispatch } from './fan-out/new-dispatch.js';
import { RecallTasks } from './fan-out/recall-tasks.js';
import { SendTasks } from './fan-out/send-tasks.js';
import { Withdrawal } from './fan-out/withdrawal.js';
import { Plans } from './plan/plans.js';
import { ResidentQueries } from './plan/resident-query.js';
import { SendableTypes } from './plan/sendable-types.js';
import { Senders } from './plan/senders.js';
import { TargetListing } from './plan/target-listing.js';
import { CommunityLoads } from './preview/community-loads.js';
import { Previews } from './preview/previews.js';
import { Answers } from './results/answers.js';
import { DispatchTasks } from './results/dispatch-tasks.js';
import { ResultExport } from './results/result-export.js';
import { ResultMatrix } from './results/result-matrix.js';
import { UnitAnswers } from './results/unit-answers.js';

/** 派发: one kind of task to many units or residents in one call. */
@Module({
  imports: [NoticesModule, TasksModule],
  controllers: [DispatchesController],
  providers: [
    Senders,
    SendableTypes,
    ResidentQueries,
    TargetListing,
    Plans,
    Judgement,
    CommunityLoads,
    Previews,
    NewDispatch,
    SendTasks,
    RecallTasks,
    FanOutWorker,
    Withdrawal,
    Dispatches,
    ResultMatrix,
    DispatchTasks,
    ...[Answers, UnitAnswers],
    ResultExport,
  ],
})
export class DispatchModule {}
