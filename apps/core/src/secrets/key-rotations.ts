import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Actor, type KeyPurpose, type KeyRotation, keyPurposeSchema, newId } from '@yige/contracts';
import { Database, type RawRow, Worker } from '@yige/database';
import { AuditTrail } from '../audit/audit-trail.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { IndexKeyRing, KEY_REFRESH, type KeyFile, KeyRing } from './key-ring.js';
import { keyProblems } from './problems.js';
import { Reseal } from './reseal.js';
import { nameOf, sealedColumns } from './sealed-columns.js';

const CHUNK = 500;
const SHOWN = 20;
/** A key is destroyed no sooner than so long after its last rotation: a slow unit of work may still hold its seals. */
const GRACE = 60_000;

interface OpenRotation {
  id: string;
  place: string;
  lastKey: string;
}

/**
 * Rotations of both rings. A new key seals at once; what is there follows in chunks, each one unit of work together
 * with how far the walk came, so that it is taken up by any process where it stopped.
 */
@Injectable()
export class KeyRotations implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly fields: KeyRing,
    private readonly indexes: IndexKeyRing,
    private readonly reseal: Reseal,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('key-rotations', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  async rotate(purpose: KeyPurpose, actor: Actor): Promise<KeyRotation> {
    const keyId = await this.ring(purpose).rotate();
    const id = newId();
    const startedAt = this.clock.now();
    await this.database.transaction(async () => {
      await this.database.execute(
        'INSERT INTO key_rotations (id, purpose, key_id, started_at, place, last_key, rows_done) VALUES (?, ?, ?, ?, ?, ?, 0)',
        [id, purpose, keyId, startedAt, '', ''],
      );
      await this.audit.record({
        actor,
        action: 'key.rotated',
        subject: { kind: 'key', id: `${purpose}/${keyId}` },
      });
    });
    this.worker.nudge();
    return { id, purpose, keyId, startedAt: startedAt.toISOString(), rows: 0, finishedAt: null };
  }

  list(): Promise<KeyRotation[]> {
    return this.database.query(
      `SELECT id, purpose, key_id, started_at, rows_done, finished_at FROM key_rotations ORDER BY id DESC LIMIT ${SHOWN}`,
      [],
      readRotation,
    );
  }

  async rings(): Promise<{ purpose: KeyPurpose; current: string; keys: string[] }[]> {
    return Promise.all(
      keyPurposeSchema.options.map(async (purpose) => {
        const { current, all } = await this.ring(purpose).ids();
        return { purpose, current, keys: all };
      }),
    );
  }

  /** Destroys an old key that no row names any more. */
  async remove(purpose: KeyPurpose, keyId: string, actor: Actor): Promise<void> {
    const { current, all } = await this.ring(purpose).ids();
    if (!all.includes(keyId)) throw keyProblems['key.notFound']();
    if (keyId === current) throw keyProblems['key.current']();
    if (!(await this.isSettled(purpose)) || (await this.isUsed(purpose, keyId))) throw keyProblems['key.inUse']();
    // Recorded first: a key that is gone without a trace would be worse than a trace of one that stayed.
    await this.database.transaction(() =>
      this.audit.record({ actor, action: 'key.removed', subject: { kind: 'key', id: `${purpose}/${keyId}` } }),
    );
    await this.ring(purpose).remove(keyId);
  }

  private ring(purpose: KeyPurpose): KeyFile {
    return purpose === 'fields' ? this.fields : this.indexes;
  }

  /** One chunk; the walk begins when no process can still seal with the key before. */
  private async round(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - 2 * KEY_REFRESH);
    const rotation = await this.database.queryOne(
      'SELECT id, place, last_key FROM key_rotations WHERE finished_at IS NULL AND started_at <= ? ORDER BY started_at LIMIT 1',
      [before],
      (row): OpenRotation => ({ id: row.text('id'), place: row.text('place'), lastKey: row.text('last_key') }),
    );
    if (rotation === null) return false;
    const index = Math.max(
      0,
      sealedColumns.findIndex((column) => nameOf(column) === rotation.place),
    );
    const column = sealedColumns[index];
    if (column === undefined) return false;
    const chunk = await this.reseal.prepare(column, rotation.lastKey, CHUNK);
    const next = chunk.last === null ? sealedColumns[index + 1] : column;
    await this.database.transaction(async () => {
      await this.reseal.write(column, chunk);
      await this.database.execute(
        'UPDATE key_rotations SET place = ?, last_key = ?, rows_done = rows_done + ?, finished_at = ? WHERE id = ? AND place = ? AND last_key = ?',
        [
          next === undefined ? rotation.place : nameOf(next),
          chunk.last ?? '',
          chunk.rows,
          next === undefined ? this.clock.now() : null,
          ...[rotation.id, rotation.place, rotation.lastKey],
        ],
      );
    });
    return true;
  }

  private async isSettled(purpose: KeyPurpose): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - GRACE);
    const unsettled = await this.database.queryOne(
      'SELECT COUNT(*) AS found FROM key_rotations WHERE purpose = ? AND (finished_at IS NULL OR finished_at > ?)',
      [purpose, since],
      (row) => row.integer('found'),
    );
    return unsettled === 0;
  }

  private async isUsed(purpose: KeyPurpose, keyId: string): Promise<boolean> {
    for (const { table, column, index } of sealedColumns) {
      const place = purpose === 'fields' ? column : index?.column;
      if (place === undefined) continue;
      const pattern = purpose === 'fields' ? `__:${keyId}:%` : `${keyId}:%`;
      const sql = `SELECT 1 AS used FROM ${table} WHERE ${place} LIKE ? LIMIT 1`;
      if ((await this.database.queryOne(sql, [pattern], (row) => row.integer('used'))) !== null) return true;
    }
    return false;
  }
}

function readRotation(row: RawRow): KeyRotation {
  return {
    id: row.text('id'),
    purpose: keyPurposeSchema.parse(row.text('purpose')),
    keyId: row.text('key_id'),
    startedAt: row.instant('started_at').toISOString(),
    rows: row.integer('rows_done'),
    finishedAt: row.instantOrNull('finished_at')?.toISOString() ?? null,
  };
}
