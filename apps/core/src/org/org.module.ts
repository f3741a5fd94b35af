import { Global, Module } from '@nestjs/common';
import { OrgController } from './org.controller.js';
import { UnitDirectory } from './unit-directory.js';
import { Units } from './units.js';

@Global()
@Module({ controllers: [OrgController], providers: [UnitDirectory, Units], exports: [UnitDirectory] })
export class OrgModule {}
