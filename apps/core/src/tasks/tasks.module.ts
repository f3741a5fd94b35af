import { Module } from '@nestjs/common';
import { Refusals } from '../admission/refusals/refusals.js';
import { TaskAdmissionsController } from '../admission/refusals/task-admissions.controller.js';
import { NoticeBox } from '../notices/notice-box.js';
import { NoticesController } from '../notices/notices.controller.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ActOnTask } from './act-on-task.js';
import { BulkActions } from './bulk/bulk-actions.js';
import { TaskBulkController } from './bulk/task-bulk.controller.js';
import { TaskSheet } from './bulk/task-sheet.js';
import { TaskClock } from './clock/task-clock.js';
import { CoreTasks } from './core-tasks.js';
import { CreateTask } from './create-task.js';
import { ListFilters } from './lists/list-filters.js';
import { TaskBoxes } from './lists/task-boxes.js';
import { TaskCounter } from './lists/task-counter.js';
import { TaskLists } from './lists/task-lists.js';
import { Oversight } from './oversight/oversight.js';
import { TaskHeads } from './oversight/task-heads.js';
import { ResultDelivery } from './result-delivery.js';
import { ResultSchemas } from './result-schemas.js';
import { Submissions } from './submissions.js';
import { TaskAccess } from './task-access.js';
import { TaskStore } from './task-store.js';
import { TaskView } from './task-view.js';
import { TasksController } from './tasks.controller.js';
import { TaskViewsController } from './views/task-views.controller.js';
import { TaskViews } from './views/task-views.js';

@Module({
  imports: [NoticesModule],
  controllers: [TaskBulkController, TaskViewsController, NoticesController, TasksController, TaskAdmissionsController],
  providers: [
    TaskStore,
    TaskBoxes,
    ListFilters,
    TaskLists,
    TaskCounter,
    TaskAccess,
    TaskView,
    CreateTask,
    CoreTasks,
    ActOnTask,
    TaskHeads,
    Oversight,
    TaskClock,
    TaskViews,
    BulkActions,
    TaskSheet,
    NoticeBox,
    ResultSchemas,
    ResultDelivery,
    Submissions,
    Refusals,
  ],
  exports: [CoreTasks],
})
export class TasksModule {}
