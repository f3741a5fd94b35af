import { Module } from '@nestjs/common';
import { OutsideRefusals } from '../admission/refusals/outside-refusals.js';
import { RefusalCounts } from '../admission/refusals/refusal-counts.js';
import { RefusalRecordController } from '../admission/refusals/refusal-record.controller.js';
import { RefusalSheet } from '../admission/refusals/refusal-sheet.js';
import { Refusals } from '../admission/refusals/refusals.js';
import { TaskAdmissionsController } from '../admission/refusals/task-admissions.controller.js';
import { FilesModule } from '../files/files.module.js';
import { NoticeBox } from '../notices/notice-box.js';
import { NoticesController } from '../notices/notices.controller.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ListExport } from '../sheets/list-export.js';
import { AbsencesController } from './absences/absences.controller.js';
import { Absences } from './absences/absences.js';
import { CurrentAbsences } from './absences/current-absences.js';
import { ActOnTask } from './act-on-task.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { Attachments } from './attachments/attachments.js';
import { BulkActions } from './bulk/bulk-actions.js';
import { TaskBulkController } from './bulk/task-bulk.controller.js';
import { TaskSheet } from './bulk/task-sheet.js';
import { TaskClock } from './clock/task-clock.js';
import { CommentsController } from './conversation/comments.controller.js';
import { Comments } from './conversation/comments.js';
import { Readers } from './conversation/readers.js';
import { CoreTasks } from './core-tasks.js';
import { CreateTask } from './create-task.js';
import { TaskAssignees } from './creation/task-assignees.js';
import { TaskBodies } from './creation/task-bodies.js';
import { TaskKeys } from './creation/task-keys.js';
import { TaskPlaces } from './creation/task-places.js';
import { TaskWriter } from './creation/task-writer.js';
import { EscalationController } from './escalation/escalation.controller.js';
import { EscalationRules } from './escalation/escalation-rules.js';
import { Following } from './following/following.js';
import { Assignees } from './handling/assignees.js';
import { GateCoverage } from './handling/gate-coverage.js';
import { HandleTask } from './handling/handle-task.js';
import { HandlingController } from './handling/handling.controller.js';
import { HandlingActions } from './handling/handling-actions.js';
import { StaffPosts } from './handling/staff-posts.js';
import { UnitTransfers } from './handling/unit-transfers.js';
import { KnownFacts } from './known-facts.js';
import { ListFilters } from './lists/list-filters.js';
import { ListWorkers } from './lists/list-workers.js';
import { TaskBoxes } from './lists/task-boxes.js';
import { TaskCounter } from './lists/task-counter.js';
import { TaskLists } from './lists/task-lists.js';
import { Oversight } from './oversight/oversight.js';
import { TaskHeads } from './oversight/task-heads.js';
import { ReadableTasks } from './readable-tasks.js';
import { RefusedResults } from './refused-results.js';
import { ResultDelivery } from './result-delivery.js';
import { ResultSchemas } from './result-schemas.js';
import { ResendTask } from './returned/resend-task.js';
import { DoorPowers } from './review/door-powers.js';
import { ReviewActions } from './review/review-actions.js';
import { ReviewTask } from './review/review-task.js';
import { SharedAnswers } from './shared-answers.js';
import { Submissions } from './submissions.js';
import { TaskAccess } from './task-access.js';
import { TaskBatchesController } from './task-batches.controller.js';
import { TaskFaces } from './task-faces.js';
import { TaskHints } from './task-hints.js';
import { TaskStore } from './task-store.js';
import { TaskView } from './task-view.js';
import { TasksController } from './tasks.controller.js';
import { TaskViewsController } from './views/task-views.controller.js';
import { TaskViews } from './views/task-views.js';

@Module({
  imports: [FilesModule, NoticesModule],
  controllers: [
    TaskBulkController,
    TaskViewsController,
    EscalationController,
    NoticesController,
    TasksController,
    TaskBatchesController,
    TaskAdmissionsController,
    RefusalRecordController,
    HandlingController,
    CommentsController,
    AttachmentsController,
    AbsencesController,
  ],
  providers: [
    TaskHints,
    TaskStore,
    TaskBoxes,
    ListFilters,
    ListWorkers,
    TaskLists,
    ReadableTasks,
    TaskCounter,
    TaskAccess,
    TaskFaces,
    StaffPosts,
    Assignees,
    HandlingActions,
    HandleTask,
    GateCoverage,
    UnitTransfers,
    CurrentAbsences,
    Following,
    Readers,
    Comments,
    Attachments,
    Absences,
    TaskView,
    TaskKeys,
    TaskPlaces,
    TaskBodies,
    TaskAssignees,
    TaskWriter,
    CreateTask,
    CoreTasks,
    ActOnTask,
    ResendTask,
    TaskHeads,
    Oversight,
    DoorPowers,
    ReviewActions,
    ReviewTask,
    EscalationRules,
    TaskClock,
    TaskViews,
    BulkActions,
    TaskSheet,
    ListExport,
    NoticeBox,
    ResultSchemas,
    ResultDelivery,
    SharedAnswers,
    RefusedResults,
    KnownFacts,
    Submissions,
    ...[Refusals, OutsideRefusals, RefusalCounts, RefusalSheet],
  ],
  exports: [
    ...[StaffPosts, CurrentAbsences],
    ...[CoreTasks, TaskPlaces, TaskBodies, TaskAssignees, TaskWriter, TaskStore, TaskHints, TaskFaces],
    ...[TaskBoxes, TaskAccess, ActOnTask, DoorPowers, Submissions, RefusedResults],
  ],
})
export class TasksModule {}
