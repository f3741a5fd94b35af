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

/** One row, whose version grows with every change of what accounts may do: see `Standings`. */
@Entity('standing_version')
export class StandingVersionEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column(column.integer().options) version: number;
}

/** A login. Known by the SHA-256 of the token in the cookie, so that a copy of the table opens nothing. */
@Entity('sessions')
@Index('sessions_id', ['id'], { unique: true })
@Index('sessions_account', ['accountId'])
@Index('sessions_expiry', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn({ ...column.code(64).options, name: 'token_hash' }) tokenHash: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  @Column({ ...column.instant().options, name: 'seen_at' }) seenAt: Date;
  @Column({ ...column.instant().options, name: 'expires_at' }) expiresAt: Date;
  /** The one post under which this session acts; null: all of them. */
  @Column({ ...nullable(column.id()).options, name: 'acting_post_id' }) actingPostId: string | null;
  /** What lists and routes call it; null where a version before this column wrote it. */
  @Column(nullable(column.id()).options) id: string | null;
  @Column(nullable(column.code(45)).options) address: string | null;
  @Column({ ...nullable(column.text(300)).options, name: 'user_agent' }) userAgent: string | null;
  /** When its owner last proved who they are: at the login, or since. */
  @Column({ ...nullable(column.instant()).options, name: 'confirmed_at' }) confirmedAt: Date | null;
}

/** Former passwords, the present one included, so that they don't come back. */
@Entity('password_history')
export class FormerPasswordEntity {
  @PrimaryColumn({ ...column.id().options, name: 'account_id' }) accountId: string;
  @PrimaryColumn({ ...column.instant().options, name: 'set_at' }) setAt: Date;
  @Column({ ...column.code(200).options, name: 'password_hash' }) passwordHash: string;
}

/** The secret that an account shares with its owner's authenticator. */
@Entity('second_factors')
export class SecondFactorEntity {
  @PrimaryColumn({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.code(500).options, name: 'secret_sealed' }) secretSealed: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  /** Null until a first code has shown that the authenticator has the secret. */
  @Column({ ...nullable(column.instant()).options, name: 'confirmed_at' }) confirmedAt: Date | null;
  /** Number of the last 30 seconds (since 1970) whose code was taken: each is taken once. */
  @Column({ ...column.integer().options, name: 'last_step' }) lastStep: number;
}

/** Codes for the day on which the phone is gone: SHA-256 of 80 random bits each, good once. */
@Entity('recovery_codes')
export class RecoveryCodeEntity {
  @PrimaryColumn({ ...column.id().options, name: 'account_id' }) accountId: string;
  @PrimaryColumn({ ...column.code(64).options, name: 'code_hash' }) codeHash: string;
  @Column({ ...nullable(column.instant()).options, name: 'used_at' }) usedAt: Date | null;
}

/** Guesses at one account from one address; kept as long as they count. */
@Entity('login_pairs')
@Index('login_pairs_address', ['address', 'failedAt'])
@Index('login_pairs_failed', ['failedAt'])
export class LoginPairEntity {
  /** SHA-256 of username and address: names that nobody has are not collected. */
  @PrimaryColumn({ ...column.code(64).options, name: 'pair_key' }) pairKey: string;
  @Column(column.code(45).options) address: string;
  /** JSON of the moments of failures in the window, in milliseconds. */
  @Column(column.longText().options) failures: string;
  /** JSON of the moments at which guesses began that are being checked, in milliseconds. */
  @Column(column.longText().options) pending: string;
  @Column({ ...column.integer().options, name: 'failure_count' }) failureCount: number;
  @Column({ ...column.instant().options, name: 'failed_at' }) failedAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'locked_until' }) lockedUntil: Date | null;
}

/** Every version of the security settings; the highest is in force. */
@Entity('security_settings')
export class SecuritySettingsEntity {
  @PrimaryColumn(column.integer().options) version: number;
  @Column(column.longText().options) settings: string;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
  @Column({ ...column.text(100).options, name: 'changed_by' }) changedBy: string;
}

export const identityEntities = [
  AccountEntity,
  SessionEntity,
  FormerPasswordEntity,
  SecondFactorEntity,
  RecoveryCodeEntity,
  LoginPairEntity,
  SecuritySettingsEntity,
  StandingVersionEntity,
];
