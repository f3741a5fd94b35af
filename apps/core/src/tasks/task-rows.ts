import {
  bodyKindSchema,
  coreTaskSource,
  type GatePass,
  gatePassSchema,
  type TaskStatus,
  type TaskSubject,
  type TaskSummary,
  taskStatusSchema,
} from '@yige/contracts';
import { NO_DEADLINE, type RawRow } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import type { UnitDirectory } from '../org/unit-directory.js';
import type { PluginDirectory } from '../plugins/plugin-directory.js';
import { DOOR_COLUMNS, readDoor, readUnitNumbers } from '../registry/person-rows.js';

export const TASK_COLUMNS = [
  ...['id', 'type', 'plugin_id', 'title_chinese', 'title_english', 'status'],
  ...['district_id', 'street_id', 'community_id', 'grid_id', 'body_kind', 'building_id', 'household_id'],
  ...['person_id', 'assignee_id', 'created_by', 'due_at', 'created_at', 'updated_at', 'payload', 'version'],
  ...['dispatch_id', 'overseen', 'escalation'],
] as const;

/** Schemas are made once: making one costs more than reading a row by it. */
const passSchema = gatePassSchema.nullable();
const bodySchema = bodyKindSchema.nullable();

/** Read as they are now, not as they were when the task came. */
const PLACES: ReadonlySet<string> = new Set(['building_id', 'household_id']);

/**
 * Tasks with the name and door of whom or what they are about and their assignee's name; `source` is a table or a
 * subselect. Where a row has no person, its household is what the task is about, and where it has neither, its building.
 */
export function taskSql(source: string, more = ''): string {
  return `SELECT ${TASK_COLUMNS.filter((name) => !PLACES.has(name))
    .map((name) => `t.${name}`)
    .join(', ')}${more}, tg.pass AS gate_pass,
    p.name AS person_name, a.display_name AS assignee_name, ${DOOR_COLUMNS}
    FROM ${source} t
    LEFT JOIN task_gates tg ON tg.task_id = t.id
    LEFT JOIN people p ON p.id = t.person_id
    LEFT JOIN accounts a ON a.id = t.assignee_id
    LEFT JOIN households h ON h.id = CASE WHEN t.person_id IS NULL THEN t.household_id ELSE p.household_id END
    LEFT JOIN dwellings d ON d.id = h.dwelling_id
    LEFT JOIN buildings b ON b.id = COALESCE(d.building_id, t.building_id)`;
}

/** A task as the rest of this folder handles it: what is answered, and what decides. */
export interface TaskRow {
  summary: TaskSummary;
  units: UnitNumbers;
  pluginId: string;
  personId: string | null;
  createdBy: string | null;
  payload: string;
  version: number;
  status: TaskStatus;
  /** How it came through the gate; null: it never passed it. */
  pass: GatePass | null;
}

export function readTask(row: RawRow, units: UnitDirectory, plugins: PluginDirectory): TaskRow {
  const unitNumbers = units.unitsOfRow(readUnitNumbers(row));
  const pluginId = row.text('plugin_id');
  const status = taskStatusSchema.parse(row.text('status'));
  const assigneeId = row.textOrNull('assignee_id');
  const dueAt = row.instant('due_at');
  const summary: TaskSummary = {
    id: row.text('id'),
    type: row.text('type'),
    title: { 'zh-CN': row.text('title_chinese'), en: row.text('title_english') },
    status,
    source: sourceOf(pluginId, plugins),
    unit: units.referenceOf(unitNumbers),
    units: units.pathOf(unitNumbers),
    body: bodySchema.parse(row.textOrNull('body_kind')),
    subject: readSubject(row),
    assignee: assigneeId === null ? null : { id: assigneeId, name: row.textOrNull('assignee_name') ?? '' },
    overseen: row.boolean('overseen'),
    escalation: row.integer('escalation'),
    dispatchId: row.textOrNull('dispatch_id'),
    createdAt: row.instant('created_at').toISOString(),
    updatedAt: row.instant('updated_at').toISOString(),
  };
  // Spread into the middle of so large an object, it would cost as much as all else of the row.
  if (dueAt.getTime() !== NO_DEADLINE.getTime()) summary.dueAt = dueAt.toISOString();
  return {
    units: unitNumbers,
    pluginId,
    status,
    personId: row.textOrNull('person_id'),
    createdBy: row.textOrNull('created_by'),
    payload: row.text('payload'),
    version: row.integer('version'),
    pass: passSchema.parse(row.textOrNull('gate_pass')),
    summary,
  };
}

function readSubject(row: RawRow): TaskSubject | null {
  const personId = row.textOrNull('person_id');
  const door = readDoor(row);
  if (personId !== null) return { personId, name: row.textOrNull('person_name'), door };
  if (door !== null) return { personId, name: null, door };
  const buildingId = row.textOrNull('building_id');
  if (buildingId === null) return null;
  return { personId, name: null, door, building: { id: buildingId, name: row.text('building') } };
}

/** What a task is about as a whole, where it names nobody. */
export function wholeOf({ subject }: TaskSummary): { householdId: string } | { buildingId: string } | null {
  if (subject === null || subject.personId !== null) return null;
  if (subject.building !== undefined) return { buildingId: subject.building.id };
  return subject.door === null ? null : { householdId: subject.door.householdId };
}

/** A plugin that was removed leaves its tasks behind; they show its id. */
export function sourceOf(pluginId: string, plugins: PluginDirectory): TaskSummary['source'] {
  if (pluginId === coreTaskSource.pluginId) return coreTaskSource;
  const manifest = plugins.newest(pluginId);
  if (manifest === null) return { pluginId, name: { 'zh-CN': pluginId, en: pluginId }, glyph: '件', color: 'other' };
  return { pluginId, name: manifest.name, glyph: manifest.glyph, color: manifest.bureau.kind };
}
