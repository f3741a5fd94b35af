import type { EntityClass, Migration } from '@yige/database';
import { identityEntities } from '../identity/entities.js';
import { identityMigration } from '../identity/migration.js';
import { organisationEntities } from '../org/entities.js';
import { organisationMigration } from '../org/migration.js';
import { registryEntities } from '../registry/entities.js';
import { registryMigration } from '../registry/migration.js';

/** What the features keep in core's database. */
export const entities: EntityClass[] = [...identityEntities, ...organisationEntities, ...registryEntities];

export const migrations: Migration[] = [identityMigration, organisationMigration, registryMigration];
