import { Injectable } from '@nestjs/common';
import { type Actor, actorSchema, type Json, newId, type Page, type RegistryChange } from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { maskIdNumber, maskPhone } from '../masks.js';

export interface ChangeSubject {
  kind: 'person' | 'household' | 'dwelling' | 'building';
  id: string;
}

export interface NewChange {
  subject: ChangeSubject;
  actor: Actor;
  action: RegistryChange['action'];
  aspect: string;
  before: Json;
  after: Json;
  /** Seals both values. */
  sensitive?: boolean;
  source: string | null;
}

const BEFORE = 'registry_changes.before';
const AFTER = 'registry_changes.after';

/** Who changed what, when, on whose word. Written in the unit of work of the change and never changed itself. */
@Injectable()
export class RegistryHistory {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  record(change: NewChange): Promise<void> {
    return this.recordAll([change]);
  }

  /** Many at once, in a few statements. */
  async recordAll(changes: readonly NewChange[]): Promise<void> {
    if (!this.database.inTransaction()) throw new Error('A change is recorded in the unit of work in which it is made');
    const at = this.clock.now();
    const seal = await this.cipher.sealer();
    await this.database.insertMany(
      'registry_changes',
      [
        ...['id', 'subject_kind', 'subject_id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'aspect'],
        ...['before_value', 'after_value', 'before_sealed', 'after_sealed', 'source'],
      ],
      changes.map((change) => rowOf(change, at, seal)),
    );
  }

  /** Inside a unit of work: what was kept of one aspect, where the law says that it goes. */
  async forget({ kind, id }: ChangeSubject, aspect: string): Promise<void> {
    await this.database.execute(
      'DELETE FROM registry_changes WHERE subject_kind = ? AND subject_id = ? AND aspect = ?',
      [kind, id, aspect],
    );
  }

  /**
   * The newest first, under each of these ids: a person's own, and of those who were merged into them. Changes of facts
   * that `maySee` refuses are left out.
   */
  of(
    { kind, ids }: { kind: ChangeSubject['kind']; ids: readonly string[] },
    page: { cursor?: string | undefined; limit: number },
    maySee: (aspect: string) => boolean,
  ): Promise<Page<RegistryChange>> {
    return this.ofAll(
      ids.map((id) => ({ kind, id })),
      page,
      maySee,
    );
  }

  /** Of several things that are shown as one. */
  async ofAll(
    subjects: readonly ChangeSubject[],
    { cursor, limit }: { cursor?: string | undefined; limit: number },
    maySee: (aspect: string) => boolean,
  ): Promise<Page<RegistryChange>> {
    const after = cursor === undefined ? '' : 'AND id < ?';
    const rows = await this.database.query(
      `SELECT id, at, actor_kind, actor_name, action, aspect, before_value, after_value, before_sealed, after_sealed, source
       FROM registry_changes WHERE (${subjects.map(() => '(subject_kind = ? AND subject_id = ?)').join(' OR ')}) ${after}
       ORDER BY id DESC LIMIT ${limit + 1}`,
      [
        ...subjects.flatMap(({ kind, id }) => [kind, id]),
        ...(cursor === undefined ? [] : [decodeCursor(cursor, ['id']).id]),
      ],
      (row) => row,
    );
    const { items: shown, next } = pageOf(rows, limit, (last) => encodeCursor({ id: last.text('id') }, ['id']));
    const seen = shown.filter((row) => maySee(row.text('aspect')));
    const items = await Promise.all(seen.map((row) => this.read(row)));
    return { items, next };
  }

  private async read(row: RawRow): Promise<RegistryChange> {
    const aspect = row.text('aspect');
    const sealedBefore = row.textOrNull('before_sealed');
    const sealedAfter = row.textOrNull('after_sealed');
    const before =
      sealedBefore === null ? row.textOrNull('before_value') : await this.cipher.open(sealedBefore, BEFORE);
    const after = sealedAfter === null ? row.textOrNull('after_value') : await this.cipher.open(sealedAfter, AFTER);
    return {
      id: row.text('id'),
      at: row.instant('at').toISOString(),
      actor: { kind: actorSchema.shape.kind.parse(row.text('actor_kind')), name: row.text('actor_name') },
      action: actionOf(row.text('action')),
      aspect,
      before: masked(aspect, before),
      after: masked(aspect, after),
      source: row.textOrNull('source'),
    };
  }
}

function rowOf(change: NewChange, at: Date, seal: (text: string, purpose: string) => string): SqlValue[] {
  const { subject, actor, action, aspect, before, after, sensitive, source } = change;
  const [plainBefore, plainAfter] = [textOf(before), textOf(after)];
  const sealed = (text: string | null, purpose: string) => (text === null ? null : seal(text, purpose));
  const values =
    sensitive === true
      ? [null, null, sealed(plainBefore, BEFORE), sealed(plainAfter, AFTER)]
      : [plainBefore, plainAfter, null, null];
  return [
    ...[newId(), subject.kind, subject.id, at],
    ...[actor.kind, actor.id, actor.name, action, aspect],
    ...values,
    source,
  ];
}

function textOf(value: Json): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Numbers are shown as everywhere else: masked. */
function masked(aspect: string, text: string | null): Json {
  if (text === null) return null;
  const value: Json = JSON.parse(text);
  if (aspect === 'document' && typeof value === 'string') return maskIdNumber(value);
  if (aspect === 'phones' && Array.isArray(value)) {
    return value.map((phone) => (typeof phone === 'string' ? maskPhone(phone) : phone));
  }
  return value;
}

function actionOf(text: string): RegistryChange['action'] {
  return text === 'corrected' || text === 'ended' ? text : 'recorded';
}
