import {
  type BodyKind,
  bodyKindSchema,
  type DispatchStatus,
  type DispatchTargets,
  dispatchStatusSchema,
  dispatchTargetsSchema,
  type LocalizedText,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';

/** A dispatch as its row tells. */
export interface DispatchRow {
  id: string;
  /** `<plugin>:<name>`. */
  name: string;
  pluginId: string;
  title: LocalizedText;
  ownWork: boolean;
  status: DispatchStatus;
  targets: number;
  sent: number;
  refused: number;
  recalled: number;
  promisedFen: number;
  dueAt: Date;
  body: BodyKind | null;
  payload: string;
  instruction: string | null;
  showsSender: boolean;
  createdBy: { id: string; name: string };
  createdAt: Date;
  withdrawnBy: { id: string; name: string } | null;
  recallReason: string | null;
}

/** All that a row holds but the targets as they were asked for, which may name ten thousand units. */
export const DISPATCH_SQL = `SELECT d.id, d.type, d.plugin_id, d.title_chinese, d.title_english, d.own_work, d.status, d.targets,
  d.sent, d.refused, d.recalled, d.promised_fen, d.due_at, d.body_kind, d.payload, d.instruction, d.shows_sender,
  d.created_by, d.created_by_name, d.created_at, d.withdrawn_by, d.withdrawn_by_name, d.recall_reason`;

export function readDispatch(row: RawRow): DispatchRow {
  const withdrawnBy = row.textOrNull('withdrawn_by');
  return {
    id: row.text('id'),
    name: row.text('type'),
    pluginId: row.text('plugin_id'),
    title: { 'zh-CN': row.text('title_chinese'), en: row.text('title_english') },
    ownWork: row.boolean('own_work'),
    status: dispatchStatusSchema.parse(row.text('status')),
    targets: row.integer('targets'),
    sent: row.integer('sent'),
    refused: row.integer('refused'),
    recalled: row.integer('recalled'),
    promisedFen: row.integer('promised_fen'),
    dueAt: row.instant('due_at'),
    body: bodyKindSchema.nullable().parse(row.textOrNull('body_kind')),
    payload: row.text('payload'),
    instruction: row.textOrNull('instruction'),
    showsSender: row.boolean('shows_sender'),
    createdBy: { id: row.text('created_by'), name: row.text('created_by_name') },
    createdAt: row.instant('created_at'),
    withdrawnBy: withdrawnBy === null ? null : { id: withdrawnBy, name: row.textOrNull('withdrawn_by_name') ?? '' },
    recallReason: row.textOrNull('recall_reason'),
  };
}

export function readAsked(row: RawRow): DispatchTargets {
  return row.json('asked', (value) => dispatchTargetsSchema.parse(value));
}
