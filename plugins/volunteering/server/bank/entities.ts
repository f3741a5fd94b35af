import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * An account of the time bank (时间银行), in minutes: a volunteer's, which is never below zero, or one of the two of the bank
 * itself, `given` for service that was given and `called` for hours that were called on.
 */
@Entity('bank_accounts')
@Index('bank_accounts_person', ['personId', 'id'])
export class BankAccountEntity {
  /** `volunteer:<person>` as it was opened, `given` or `called`. */
  @PrimaryColumn(column.code(40).options) id: string;
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  /** Always the sum of its entries. */
  @Column(column.integer().options) balance: number;
  /** Grows with each posting, which holds the row until its end. */
  @Column(column.integer().options) postings: number;
}

/** Entries that belong together; their minutes sum to zero. */
@Entity('bank_transactions')
export class BankTransactionEntity {
  /** What it is about: the same key is posted once. */
  @PrimaryColumn({ ...column.code(80).options, name: 'posting_key' }) postingKey: string;
  @Column(column.code(20).options) kind: string;
  @Column({ ...column.instant().options, name: 'posted_at' }) postedAt: Date;
  @Column({ ...column.text(100).options, name: 'posted_by_name' }) postedByName: string;
}

/** One account's part of a transaction. */
@Entity('bank_entries')
@Index('bank_entries_account', ['accountId', 'id'])
@Index('bank_entries_transaction', ['postingKey', 'id'])
export class BankEntryEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(80).options, name: 'posting_key' }) postingKey: string;
  @Column({ ...column.code(40).options, name: 'account_id' }) accountId: string;
  /** Negative where the account gives. */
  @Column(column.integer().options) minutes: number;
}
