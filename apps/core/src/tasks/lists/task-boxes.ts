import { Injectable } from '@nestjs/common';
import { corePermissions, type TaskBox } from '@yige/contracts';
import { allOf, type Condition } from '@yige/database';
import { bodyScopes, ownerCondition, ownersSeen } from '../../access/body-rule.js';
import { accountOf, type Caller } from '../../access/caller.js';
import { scopeCondition } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { absentAssignees } from '../absences/deputy-box.js';
import { followedAmong } from '../following/followed-box.js';
import { seesMoreThanAssigned, taskPosts, taskScope } from '../task-scope.js';
import { conditionOf, type SecretTypes, type SeenPart, seenParts, withoutSecrets } from './seen-parts.js';

/**
 * What lies in a box for somebody, as parts that share no row: each begins with an equality that one index serves. A
 * task is in a box only where its own page would open.
 */
@Injectable()
export class TaskBoxes {
  constructor(
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
  ) {}

  /** `unitId` narrows the box to one unit; nothing is left of it where the caller sees none of that unit. */
  partsOf(caller: Caller, box: TaskBox, unitId: string | null = null): Condition[] {
    const parts = this.parts(caller, box, unitId);
    if (caller.kind !== 'plugin') return parts;
    // On behalf of somebody too, a plugin sees its own tasks only, and those where it is enabled.
    const own = { sql: 'plugin_id = ?', parameters: [caller.pluginId] };
    const enabled = caller.enabledIn.kind === 'everywhere' ? [] : [scopeCondition(caller.enabledIn)];
    return parts.map((part) => allOf([part, own, ...enabled]));
  }

  private parts(caller: Caller, box: TaskBox, unitId: string | null): Condition[] {
    const account = accountOf(caller);
    if (box === 'unit') return this.seen(caller, unitId).map(conditionOf);
    if (box === 'mine') {
      if (account === null) return [];
      const owned = ownerCondition(ownersSeen(taskPosts(caller)));
      const mine = { sql: 'assignee_id = ?', parameters: [account.id] };
      const undeputised = this.plugins.undeputisedNames();
      return [allOf([mine, owned]), ...absentAssignees(caller, undeputised)].map((part) =>
        allOf([part, ...this.within(unitId)]),
      );
    }
    if (box === 'following') {
      if (caller.kind !== 'staff') return [];
      const readable = (['mine', 'sent', 'unit'] as const).flatMap((each) => this.parts(caller, each, unitId));
      return followedAmong(caller.accountId, readable);
    }
    if (account === null) return caller.kind === 'plugin' ? [allOf([ANY, ...this.within(unitId)])] : [];
    const sent = { sql: 'created_by = ?', parameters: [account.id] };
    return [allOf([sent, ...withoutSecrets(this.secrets(caller)), ...this.within(unitId)])];
  }

  private seen(caller: Caller, unitId: string | null): SeenPart[] {
    const scope = taskScope(caller, this.units, corePermissions.taskRead);
    if (scope.kind === 'everywhere') return [];
    const parts = seenParts(scope.scopes, this.secrets(caller), (outer, inner) => this.covers(outer, inner));
    return unitId === null ? parts : parts.flatMap((part) => this.narrowed(part, unitId));
  }

  private secrets(caller: Caller): SecretTypes[] {
    const confidential = this.plugins.confidentialTypes();
    const posts = taskPosts(caller).filter(seesMoreThanAssigned);
    return [...new Set(confidential.map(({ permission }) => permission))].map((permission) => ({
      types: confidential.filter((type) => type.permission === permission).map(({ name }) => name),
      scopes: bodyScopes(
        posts.filter(({ permissions }) => permissions.has(permission)),
        (unit) => this.units.covering(unit),
      ),
    }));
  }

  private narrowed(part: SeenPart, unitId: string): SeenPart[] {
    const { scope } = part;
    const asked = this.scopeUnits(unitId);
    const inside = asked.filter(({ number }) => this.covers(scope.unit.number, number));
    if (inside.length > 0) return inside.map((unit) => ({ ...part, scope: { ...scope, unit } }));
    return asked.some(({ number }) => this.covers(number, scope.unit.number)) ? [part] : [];
  }

  private within(unitId: string | null): Condition[] {
    if (unitId === null) return [];
    return [scopeCondition({ kind: 'units', units: this.scopeUnits(unitId) })];
  }

  private scopeUnits(unitId: string) {
    const unit = this.units.byId(unitId);
    return unit === null ? [] : this.units.scopeUnits(unit.number);
  }

  private covers(outer: number, inner: number): boolean {
    for (const { number } of this.units.covering(inner)) if (number === outer) return true;
    return false;
  }
}

const ANY: Condition = { sql: '1 = 1', parameters: [] };
