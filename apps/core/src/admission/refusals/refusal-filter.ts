import { corePermissions } from '@yige/contracts';
import { anyOf, type Condition, noneOf } from '@yige/database';
import { type Caller, holds } from '../../access/caller.js';
import { scopeCondition, withinUnit } from '../../access/scope.js';
import type { UnitDirectory } from '../../org/unit-directory.js';
import type { PluginDirectory } from '../../plugins/plugin-directory.js';

export interface RefusalFilter {
  plugin?: string | undefined;
  unit?: string | undefined;
}

/** SQL for what communities of the caller's units refused, by whose record and where. */
export function refusedWithin(units: UnitDirectory, caller: Caller, { plugin, unit }: RefusalFilter): Condition[] {
  return [
    scopeCondition(units.scopeOf(caller, corePermissions.admissionRead)),
    ...(unit === undefined ? [] : [within(units, unit)]),
    ...(plugin === undefined ? [] : [{ sql: 'plugin_id = ?', parameters: [plugin] }]),
  ];
}

/** SQL without the types of which the caller may not learn. */
export function notSecret(plugins: PluginDirectory, caller: Caller): Condition[] {
  const hidden = plugins.confidentialTypes().filter(({ permission }) => !holds(caller, permission));
  if (hidden.length === 0) return [];
  return [
    noneOf(
      'type',
      hidden.map(({ name }) => name),
    ),
  ];
}

function within(units: UnitDirectory, unitId: string): Condition {
  const unit = units.byId(unitId);
  const parts = unit === null ? [] : units.scopeUnits(unit.number);
  return parts.length === 0 ? { sql: '1 = 0', parameters: [] } : anyOf(parts.map((each) => withinUnit(each)));
}
