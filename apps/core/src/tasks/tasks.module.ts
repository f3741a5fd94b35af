import { Module } from '@nestjs/common';
import { Refusals } from '../admission/refusals/refusals.js';
import { TaskAdmissionsController } from '../admission/refusals/task-admissions.controller.js';
import { ActOnTask } from './act-on-task.js';
import { CoreTasks } from './core-tasks.js';
import { CreateTask } from './create-task.js';
import { TaskAssignees } from './creation/task-assignees.js';
import { TaskBodies } from './creation/task-bodies.js';
import { TaskKeys } from './creation/task-keys.js';
import { TaskPlaces } from './creation/task-places.js';
import { TaskWriter } from './creation/task-writer.js';
import { ResultDelivery } from './result-delivery.js';
import { ResultSchemas } from './result-schemas.js';
import { Submissions } from './submissions.js';
import { TaskAccess } from './task-access.js';
import { TaskBatchesController } from './task-batches.controller.js';
import { TaskLists } from './task-lists.js';
import { TaskStore } from './task-store.js';
import { TaskView } from './task-view.js';
import { TasksController } from './tasks.controller.js';

@Module({
  controllers: [TasksController, TaskBatchesController, TaskAdmissionsController],
  providers: [
    TaskStore,
    TaskLists,
    TaskAccess,
    TaskView,
    TaskKeys,
    TaskPlaces,
    TaskBodies,
    TaskAssignees,
    TaskWriter,
    CreateTask,
    CoreTasks,
    ActOnTask,
    ResultSchemas,
    ResultDelivery,
    Submissions,
    Refusals,
  ],
  exports: [CoreTasks, TaskPlaces, TaskBodies, TaskAssignees, TaskWriter, TaskStore],
})
export class TasksModule {}
