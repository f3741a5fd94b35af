import { Global, Module } from '@nestjs/common';
import { BreakGlassController } from './break-glass/break-glass.controller.js';
import { BreakGlass } from './break-glass/break-glass.js';
import { BreakGlassEnding } from './break-glass/break-glass-ending.js';
import { RolesController } from './catalogue/roles.controller.js';
import { RolesCatalogue } from './catalogue/roles-catalogue.js';
import { PermissionCatalogue } from './permission-catalogue.js';
import { PluginGrants } from './plugin-grants.js';
import { RevealsController } from './reveals/reveals.controller.js';
import { Reveals } from './reveals/reveals.js';

@Global()
@Module({
  controllers: [RolesController, RevealsController, BreakGlassController],
  providers: [PluginGrants, PermissionCatalogue, RolesCatalogue, Reveals, BreakGlass, BreakGlassEnding],
  exports: [PluginGrants, PermissionCatalogue, BreakGlass, Reveals],
})
export class AccessModule {}
