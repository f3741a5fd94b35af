import { Global, Module } from '@nestjs/common';
import { MattersModule } from '../matters/matters.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoMatters } from './demo-matters.js';
import { DistrictLoader } from './district-loader.js';

@Global()
@Module({
  imports: [TasksModule, MattersModule],
  providers: [DemoAccounts, DemoMatters, DistrictLoader],
  exports: [DemoAccounts],
})
export class DemoModule {}
