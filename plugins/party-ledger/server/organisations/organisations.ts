import { Injectable } from '@nestjs/common';
import {
  allOf,
  Clock,
  Database,
  RawRow,
  readUnitPath,
  type UnitScope,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { organisationKindSchema, organisationPlaceSchema } from '../../contract/organisations.js';
import { partyProblems } from '../problems.js';
import { type OrganisationNode, OrganisationTree } from './organisation-tree.js';

const COLUMNS = `o.id, o.parent_id, o.kind, o.place, o.name, o.founded_on, o.joint_units,
  o.district_id, o.street_id, o.community_id, o.grid_id`;

/** Organisations within a scope, as they stood on a day. */
@Injectable()
export class Organisations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One statement; all that stood on the day, today unless another is given. */
  async tree(scope: UnitScope, day = this.clock.today()): Promise<OrganisationTree> {
    const { sql, parameters } = allOf([
      unitScopeCondition(scope, 'o'),
      { sql: 'o.founded_on <= ? AND o.abolished_on > ?', parameters: [day, day] },
    ]);
    return new OrganisationTree(
      await this.database.query(`SELECT ${COLUMNS} FROM organisations o WHERE ${sql}`, parameters, readNode),
    );
  }

  /** One that stands today; throws 404 outside the scope. */
  async get(scope: UnitScope, id: string): Promise<OrganisationNode> {
    const today = this.clock.today();
    const within = unitScopeCondition(scope, 'o');
    const found = await this.database.queryOne(
      `SELECT ${COLUMNS} FROM organisations o WHERE o.id = ? AND o.abolished_on > ? AND ${within.sql}`,
      [id, today, ...within.parameters],
      readNode,
    );
    if (found === null) throw partyProblems.organisationUnknown();
    return found;
  }

  /**
   * Keeps everybody else who does the same out until the unit of work ends. What is looked at before is of no use: lock first,
   * and then see whether it is there and the caller's.
   */
  async lock(id: string): Promise<void> {
    await this.database.execute('UPDATE organisations SET revision = revision + 1 WHERE id = ?', [id]);
  }
}

function readNode(row: RawRow): OrganisationNode {
  return {
    id: row.text('id'),
    parentId: row.textOrNull('parent_id'),
    kind: organisationKindSchema.parse(row.text('kind')),
    place: organisationPlaceSchema.parse(row.text('place')),
    name: row.text('name'),
    foundedOn: row.text('founded_on'),
    jointUnits: row.integer('joint_units'),
    units: readUnitPath(row),
  };
}
