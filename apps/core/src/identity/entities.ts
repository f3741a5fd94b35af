import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who works here and may log in. */
@Entity('accounts')
@Index('accounts_username', ['username'], { unique: true })
export class AccountEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(100).options) username: string;
  @Column({ ...column.text(50).options, name: 'display_name' }) displayName: string;
  @Column({ ...column.code(200).options, name: 'password_hash' }) passwordHash: string;
  @Column(column.flag().options) disabled: boolean;
  /** Set with every password that somebody else chose. */
  @Column({ ...column.flag().options, name: 'must_change_password', default: 0 }) mustChangePassword: boolean;
  @Column({ ...nullable(column.instant()).options, name: 'password_changed_at' }) passwordChangedAt: Date | null;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
}

/** A login. Known by the SHA-256 of the token in the cookie, so that a copy of the table opens nothing. */
@Entity('sessions')
@Index('sessions_account', ['accountId'])
export class SessionEntity {
  @PrimaryColumn({ ...column.code(64).options, name: 'token_hash' }) tokenHash: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  @Column({ ...column.instant().options, name: 'seen_at' }) seenAt: Date;
  @Column({ ...column.instant().options, name: 'expires_at' }) expiresAt: Date;
  /** The one post under which this session acts; null: all of them. */
  @Column({ ...nullable(column.id()).options, name: 'acting_post_id' }) actingPostId: string | null;
}

export const identityEntities = [AccountEntity, SessionEntity];
