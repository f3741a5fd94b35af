import { Module } from '@nestjs/common';
import { AbilityStanding } from './ability/ability-standing.js';
import { AssessedElders } from './ability/assessed-elders.js';
import { AssessmentReads } from './ability/assessment-reads.js';
import { AssessmentsController } from './ability/assessments.controller.js';
import { Assessments } from './ability/assessments.js';
import { Drafts } from './ability/drafts.js';
import { ElderWithin } from './ability/elder-within.js';
import { SignAssessment } from './ability/sign-assessment.js';
import { DemoAssessments } from './demo/demo-assessments.js';
import { DemoVisits } from './demo/demo-visits.js';
import { DemoWork } from './demo/demo-work.js';
import { VisitLedger } from './ledgers/visit-ledger.js';
import { AnswerMatter } from './matters/answer-matter.js';
import { MatterBook } from './matters/matter-book.js';
import { MattersController } from './matters/matters.controller.js';
import { MattersInHand } from './matters/matters-in-hand.js';
import { Departures } from './register/departures.js';
import { ElderSearch } from './register/elder-search.js';
import { EldersController } from './register/elders.controller.js';
import { Elders } from './register/elders.js';
import { Enrolment } from './register/enrolment.js';
import { NewElders } from './register/new-elders.js';
import { DueVisits } from './visits/due-visits.js';
import { RecordAttempt } from './visits/record-attempt.js';
import { RecordVisit } from './visits/record-visit.js';
import { VisitFiguresController } from './visits/visit-figures.controller.js';
import { VisitFiguresOf } from './visits/visit-figures.js';
import { VisitPlanController } from './visits/visit-plan.controller.js';
import { VisitPlanning } from './visits/visit-planning.js';

@Module({
  controllers: [
    EldersController,
    VisitPlanController,
    VisitFiguresController,
    AssessmentsController,
    MattersController,
  ],
  providers: [
    ...[Elders, ElderSearch, Enrolment, NewElders, Departures],
    ...[Assessments, AssessedElders, AssessmentReads, Drafts, SignAssessment, AbilityStanding, ElderWithin],
    ...[DemoWork, DemoVisits, DemoAssessments],
    ...[MattersInHand, MatterBook, AnswerMatter],
    ...[VisitPlanning, DueVisits, RecordVisit, RecordAttempt, VisitFiguresOf, VisitLedger],
  ],
})
export class ElderlyCareModule {}
