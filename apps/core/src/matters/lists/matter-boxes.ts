import { Injectable } from '@nestjs/common';
import { corePermissions, type MatterBox } from '@yige/contracts';
import { type Condition, oneOf } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { type ScopeUnit, withinUnit } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';

/** What lies in a box for somebody, as parts that share no row: each is served by one index. */
@Injectable()
export class MatterBoxes {
  constructor(private readonly directory: UnitDirectory) {}

  partsOf(caller: Caller, box: MatterBox): Condition[] {
    if (box === 'unit') return this.unitParts(caller);
    if (box === 'reported') return [{ sql: 'reporter_id = ?', parameters: [actorOf(caller).id] }];
    if (caller.kind === 'plugin' && accountOf(caller) === null) {
      return [
        {
          sql: "handler_kind = 'plugin' AND handler_id = ? AND stage IN ('handle', 'feedBack')",
          parameters: [caller.pluginId],
        },
      ];
    }
    if (caller.kind !== 'staff') return [];
    const holding = oneOf('account_id', [caller.accountId, ...caller.standsInFor]);
    return [{ sql: `id IN (SELECT matter_id FROM matter_inbox WHERE ${holding.sql})`, parameters: holding.parameters }];
  }

  /** The rows of a unit, whether or not they still follow a reorganisation. */
  within(unitId: string): Condition[] {
    const unit = this.directory.byId(unitId);
    return unit === null ? [NOTHING] : this.eachOf(this.directory.scopeUnits(unit.number));
  }

  private unitParts(caller: Caller): Condition[] {
    // A plugin sees what is given to it, wherever that is, and nothing of a unit as a whole.
    if (caller.kind === 'plugin') return [];
    const scope = this.directory.scopeOf(caller, corePermissions.matterOversee);
    return scope.kind === 'everywhere' ? [] : this.eachOf(scope.units);
  }

  private eachOf(units: readonly ScopeUnit[]): Condition[] {
    return units.map((unit) => withinUnit(unit));
  }
}

const NOTHING: Condition = { sql: '1 = 0', parameters: [] };
