import { Global, Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ListExport } from '../sheets/list-export.js';
import { AdmissionClock } from './admission-clock.js';
import { AdmissionNews } from './admission-news.js';
import { AdmissionSteps } from './admission-steps.js';
import { AdmissionsController } from './admissions.controller.js';
import { Admissions } from './admissions.js';
import { ApplicationCheck } from './application-check.js';
import { BureauTypes } from './bureau-types.js';
import { AdmissionDocumentsController } from './documents/admission-documents.controller.js';
import { AdmissionDocuments } from './documents/admission-documents.js';
import { RefusalPapersController } from './documents/refusal-papers.controller.js';
import { RefusalPapers } from './documents/refusal-papers.js';
import { FundingController } from './funding/funding.controller.js';
import { FundingSheet } from './funding/funding-sheet.js';
import { FundingSums } from './funding/funding-sums.js';
import { FundingTotals } from './funding/funding-totals.js';
import { Payments } from './funding/payments.js';
import { AdmissionGate } from './gate/admission-gate.js';
import { AdmissionUse } from './gate/admission-use.js';
import { ExceptionUse } from './gate/exception-use.js';
import { ExceptionsController } from './gate/exceptions.controller.js';
import { Exceptions } from './gate/exceptions.js';
import { FollowedCases } from './gate/followed-cases.js';
import { GateRefusals } from './gate/gate-refusals.js';
import { PromiseMove } from './gate/promise-move.js';
import { PromiseRelease } from './gate/promise-release.js';
import { RoundTasks } from './gate/round-tasks.js';
import { WorkStations } from './gate/work-stations.js';
import { TaskGates } from './refusals/task-gates.js';
import { TaskTypes } from './task-types.js';
import { Turns } from './turns.js';

/** What may be sent to communities, and the gate that asks. What a task then shows of it belongs to the tasks module. */
@Global()
@Module({
  imports: [FilesModule, NoticesModule],
  controllers: [
    AdmissionsController,
    ExceptionsController,
    FundingController,
    AdmissionDocumentsController,
    RefusalPapersController,
  ],
  providers: [
    TaskTypes,
    BureauTypes,
    Admissions,
    ApplicationCheck,
    AdmissionSteps,
    AdmissionNews,
    AdmissionClock,
    Turns,
    AdmissionUse,
    RoundTasks,
    ExceptionUse,
    FollowedCases,
    GateRefusals,
    WorkStations,
    AdmissionGate,
    PromiseMove,
    PromiseRelease,
    Exceptions,
    TaskGates,
    AdmissionDocuments,
    RefusalPapers,
    Payments,
    ...[FundingSums, FundingTotals, FundingSheet, ListExport],
  ],
  exports: [AdmissionGate, Exceptions, WorkStations, PromiseMove, PromiseRelease, BureauTypes, TaskGates, TaskTypes],
})
export class AdmissionModule {}
