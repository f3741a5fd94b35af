import {
  actorSchema,
  type MatterHandlerKind,
  type MatterOutcome,
  type MatterStage,
  type MatterSummary,
  matterGradeSchema,
  matterHandlerKindSchema,
  matterOutcomeSchema,
  matterSourceSchema,
  matterStageSchema,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';
import { z } from 'zod';
import { innermostOf, type UnitNumbers } from '../access/scope.js';
import { readPosition } from '../maps/micro-degrees.js';
import type { UnitDirectory } from '../org/unit-directory.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { categoryOf } from './rules/categories.js';
import { type DecidingLevel, levelAt, unitsAt } from './stages.js';

export const MATTER_COLUMNS = [
  ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'building_id', 'dwelling_id', 'place_text'],
  ...['longitude_micro', 'latitude_micro', 'title', 'description', 'category', 'source', 'stage', 'level', 'outcome'],
  ...['handler_kind', 'handler_id', 'handler_name', 'worker_id', 'worker_name'],
  ...['reporter_kind', 'reporter_id', 'reporter_name', 'reported_on', 'reported_at', 'stage_since', 'due_at'],
  ...['closed_at', 'reopenings', 'grade', 'grade_comment', 'contact_sealed', 'version'],
] as const;

const OWN_COLUMNS = MATTER_COLUMNS.filter((name) => !name.endsWith('_micro'));

/** Of a matter `m` with its building `b`: the reporter’s position, else the building’s. */
export const POSITION_SQL = ['longitude_micro', 'latitude_micro']
  .map((name) => `COALESCE(m.${name}, b.${name}) AS ${name}`)
  .join(', ');

/** Matters with their doors; `source` is a table or a subselect. */
export function matterSql(source: string): string {
  return `SELECT ${OWN_COLUMNS.map((name) => `m.${name}`).join(', ')}, ${POSITION_SQL}, b.name AS building, d.entrance, d.door,
    h.id AS household_id
    FROM ${source} m
    LEFT JOIN buildings b ON b.id = m.building_id
    LEFT JOIN dwellings d ON d.id = m.dwelling_id
    LEFT JOIN households h ON h.dwelling_id = m.dwelling_id`;
}

export interface Handler {
  kind: MatterHandlerKind;
  id: string;
  name: string;
}

/** A matter as the rest of this folder handles it: what is answered, and what decides. */
export interface MatterRow {
  id: string;
  summary: MatterSummary;
  /** Of its place, today. */
  units: UnitNumbers;
  level: DecidingLevel;
  stage: MatterStage;
  outcome: MatterOutcome | null;
  dueAt: Date;
  handler: Handler | null;
  buildingId: string | null;
  householdId: string | null;
  reportedOn: string;
  description: string;
  contactSealed: string | null;
  grade: string | null;
  gradeComment: string | null;
  version: number;
}

const levelSchema = z.enum(['community', 'street', 'district']);

/** As it was last decided; where the matter’s place lost that level, `levelAt` says who decides instead. */
export function readStandingLevel(row: RawRow): DecidingLevel {
  return levelSchema.parse(row.text('level'));
}

export function readMatter(row: RawRow, directory: UnitDirectory): MatterRow {
  const units = directory.unitsOfRow(readUnitNumbers(row));
  const level = levelAt(units, readStandingLevel(row));
  const stage = matterStageSchema.parse(row.text('stage'));
  const outcome = matterOutcomeSchema.nullable().parse(row.textOrNull('outcome'));
  const handler = readHandler(row);
  const reportedOn = row.text('reported_on');
  const closedAt = row.instantOrNull('closed_at');
  return {
    id: row.text('id'),
    units,
    level,
    stage,
    outcome,
    handler,
    reportedOn,
    dueAt: row.instant('due_at'),
    buildingId: row.textOrNull('building_id'),
    householdId: row.textOrNull('household_id'),
    description: row.text('description'),
    contactSealed: row.textOrNull('contact_sealed'),
    grade: row.textOrNull('grade'),
    gradeComment: row.textOrNull('grade_comment'),
    version: row.integer('version'),
    summary: {
      id: row.text('id'),
      title: row.text('title'),
      category: categoryOf(row.text('category'), reportedOn),
      source: matterSourceSchema.parse(row.text('source')),
      stage,
      outcome,
      place: {
        unit: directory.referenceOf(units),
        unitName: directory.fullNameOf(units),
        building: row.textOrNull('building'),
        door: doorOf(row),
        text: row.text('place_text'),
        position: readPosition(row),
      },
      level,
      holder: holderOf(row, directory, { units, level, stage, handler }),
      reporter: actorSchema.parse({
        kind: row.text('reporter_kind'),
        id: row.text('reporter_id'),
        name: row.text('reporter_name'),
      }),
      reportedAt: row.instant('reported_at').toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      reopenings: row.integer('reopenings'),
    },
  };
}

export function evaluationOf({ grade, gradeComment }: MatterRow) {
  return grade === null ? null : { grade: matterGradeSchema.parse(grade), comment: gradeComment };
}

function readHandler(row: RawRow): Handler | null {
  const kind = matterHandlerKindSchema.nullable().parse(row.textOrNull('handler_kind'));
  const id = row.textOrNull('handler_id');
  return kind === null || id === null ? null : { kind, id, name: row.textOrNull('handler_name') ?? '' };
}

function doorOf(row: RawRow): string | null {
  const door = row.textOrNull('door');
  if (door === null) return null;
  const entrance = row.textOrNull('entrance');
  return entrance === null ? door : `${entrance}-${door}`;
}

/** The step says who has the matter: its unit, its handler, or its reporter. */
function holderOf(
  row: RawRow,
  directory: UnitDirectory,
  { units, level, stage, handler }: Pick<MatterRow, 'units' | 'level' | 'stage' | 'handler'>,
): MatterSummary['holder'] {
  if (stage === 'closed') return null;
  const clock = { since: row.instant('stage_since').toISOString(), dueAt: row.instant('due_at').toISOString() };
  if (stage === 'evaluate') return { kind: 'reporter', name: row.text('reporter_name'), person: null, ...clock };
  if ((stage === 'handle' || stage === 'feedBack') && handler !== null) {
    const worker = row.textOrNull('worker_id');
    const isGroup = handler.kind !== 'staff' && worker !== null;
    const person = isGroup ? { id: worker, name: row.textOrNull('worker_name') ?? '' } : null;
    return { kind: handler.kind, name: handler.name, person, ...clock };
  }
  const unit = directory.byNumber(innermostOf(unitsAt(units, level)));
  return { kind: 'unit', name: unit?.name ?? '', person: null, ...clock };
}
