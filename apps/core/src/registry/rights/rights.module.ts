import { Module } from '@nestjs/common';
import { TasksModule } from '../../tasks/tasks.module.js';
import { DataPurposes } from './data-purposes.js';
import { PersonCopies } from './person-copies.js';
import { RightsController } from './rights.controller.js';
import { RightsAnswers } from './rights-answers.js';
import { RightsRequests } from './rights-requests.js';

@Module({
  imports: [TasksModule],
  controllers: [RightsController],
  providers: [DataPurposes, RightsRequests, RightsAnswers, PersonCopies],
  exports: [RightsRequests],
})
export class RightsModule {}
