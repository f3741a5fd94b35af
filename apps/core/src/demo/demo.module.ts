import { Global, Module } from '@nestjs/common';
import { DemoAccounts } from './demo-accounts.js';
import { DistrictLoader } from './district-loader.js';

@Global()
@Module({ providers: [DemoAccounts, DistrictLoader], exports: [DemoAccounts] })
export class DemoModule {}
