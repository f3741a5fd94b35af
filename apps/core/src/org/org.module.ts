import { Global, Module } from '@nestjs/common';
import { AgenciesController } from './agencies/agencies.controller.js';
import { Agencies } from './agencies/agencies.js';
import { BodiesController } from './bodies/bodies.controller.js';
import { Bodies } from './bodies/bodies.js';
import { ManagedUnits } from './managed-units.js';
import { NormsController } from './norms/norms.controller.js';
import { Norms } from './norms/norms.js';
import { OrgController } from './org.controller.js';
import { PartnersController } from './partners/partners.controller.js';
import { Partners } from './partners/partners.js';
import { UnitPosts } from './posts/unit-posts.js';
import { PremisesController } from './premises/premises.controller.js';
import { UnitPremises } from './premises/premises.js';
import { UnitDirectory } from './unit-directory.js';
import { UnitStructures } from './unit-structures.js';
import { Units } from './units.js';
import { WithinUnits } from './within-units.js';

@Global()
@Module({
  controllers: [
    OrgController,
    BodiesController,
    AgenciesController,
    PartnersController,
    PremisesController,
    NormsController,
  ],
  providers: [
    UnitDirectory,
    ManagedUnits,
    WithinUnits,
    Units,
    UnitStructures,
    UnitPosts,
    Bodies,
    Agencies,
    Partners,
    UnitPremises,
    Norms,
  ],
  exports: [UnitDirectory, ManagedUnits, Units],
})
export class OrgModule {}
