import { Global, Module } from '@nestjs/common';
import { PermissionCatalogue } from './permission-catalogue.js';

@Global()
@Module({ providers: [PermissionCatalogue], exports: [PermissionCatalogue] })
export class AccessModule {}
