import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A walk through all sealed columns after a new key was made; `place` and `last_key` say how far it came. */
@Entity('key_rotations')
@Index('key_rotations_open', ['finishedAt', 'startedAt'])
export class KeyRotationEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(10).options) purpose: string;
  @Column({ ...column.code(10).options, name: 'key_id' }) keyId: string;
  @Column({ ...column.instant().options, name: 'started_at' }) startedAt: Date;
  /** `<table>.<column>` that is being walked; empty before the first. */
  @Column(column.code(80).options) place: string;
  /** Key of the last row there that is done. */
  @Column({ ...column.code(40).options, name: 'last_key' }) lastKey: string;
  @Column({ ...column.integer().options, name: 'rows_done' }) rowsDone: number;
  @Column({ ...nullable(column.instant()).options, name: 'finished_at' }) finishedAt: Date | null;
}

export const secretsEntities = [KeyRotationEntity];
