import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** In place of a day by which something is due, where no clock runs: it sorts behind every other. */
export const NO_DUE = '9999-12-31';

/** The last number that a committee gave in a year. */
@Entity('dispute_counters')
export class DisputeCounterEntity {
  @PrimaryColumn({ ...column.id().options, name: 'unit_id' }) unitId: string;
  @PrimaryColumn(column.integer().options) year: number;
  @Column(column.integer().options) last: number;
}

/** The file of a dispute (纠纷), as it stands; how it came to that stands in its steps. */
@Entity('disputes')
@Index('disputes_community', ['communityId', 'nextDueOn', 'id'])
@Index('disputes_street', ['streetId', 'nextDueOn', 'id'])
@Index('disputes_district', ['districtId', 'nextDueOn', 'id'])
@Index('disputes_of_community', ['communityId', 'id'])
@Index('disputes_of_street', ['streetId', 'id'])
@Index('disputes_of_district', ['districtId', 'id'])
@Index('disputes_number', ['number'])
export class DisputeEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** `2026-0012`. It stays where communities are joined, so there may be two of one number. */
  @Column(column.code(20).options) number: string;
  @Column(column.code(20).options) category: string;
  @Column(column.code(20).options) source: string;
  @Column({ ...column.code(20).options, name: 'pending_with' }) pendingWith: string;
  @Column(column.code(20).options) state: string;
  /** Sensitive: read with the file and nowhere else. */
  @Column(column.longText().options) subject: string;
  @Column({ ...column.calendarDate().options, name: 'received_on' }) receivedOn: string;
  @Column({ ...nullable(column.calendarDate()).options, name: 'accepted_on' }) acceptedOn: string | null;
  /** By when it is to be settled. */
  @Column({ ...nullable(column.calendarDate()).options, name: 'due_on' }) dueOn: string | null;
  /** The clock that runs now: of the mediation, or of the return visit; `NO_DUE` where none does. */
  @Column({ ...column.calendarDate().options, name: 'next_due_on' }) nextDueOn: string;
  @Column(column.flag().options) extended: boolean;
  /** Agreed, ended without agreement, or withdrawn. */
  @Column({ ...nullable(column.calendarDate()).options, name: 'settled_on' }) settledOn: string | null;
  /** How it was settled, or that it was refused; null: not yet. */
  @Column(nullable(column.code(20)).options) outcome: string | null;
  @Column({ ...nullable(column.code(20)).options, name: 'agreement_form' }) agreementForm: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'effective_on' }) effectiveOn: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'confirmation_due_on' })
  confirmationDueOn: string | null;
  @Column(nullable(column.code(20)).options) confirmation: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'visited_on' }) visitedOn: string | null;
  /** Who accepted it. */
  @Column({ ...nullable(column.id()).options, name: 'mediator_id' }) mediatorId: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'mediator_name' }) mediatorName: string | null;
  @Column(column.integer().options) version: number;
}

/** Somebody on one side of it: a resident by id, or somebody from outside by name. */
@Entity('dispute_parties')
@Index('dispute_parties_dispute', ['disputeId', 'id'])
@Index('dispute_parties_person', ['personId', 'id'])
@Index('dispute_parties_name', ['name'])
export class PartyEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'dispute_id' }) disputeId: string;
  @Column(column.code(20).options) side: string;
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column(nullable(column.text(50)).options) name: string | null;
  @Column(nullable(column.code(30)).options) phone: string | null;
}

/** What happened with it, by whom; never changed. */
@Entity('dispute_steps')
@Index('dispute_steps_dispute', ['disputeId', 'id'])
export class StepEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'dispute_id' }) disputeId: string;
  @Column(column.code(20).options) kind: string;
  @Column({ ...column.calendarDate().options, name: 'taken_on' }) takenOn: string;
  @Column({ ...column.instant().options, name: 'recorded_at' }) recordedAt: Date;
  @Column({ ...column.id().options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  /** Sensitive, `stepDetailSchema` as JSON; null once a party's data were erased. */
  @Column(nullable(column.longText()).options) detail: string | null;
}

/** A police officer who sees this file, because they referred it or joined. */
@Entity('dispute_officers')
@Index('dispute_officers_once', ['disputeId', 'accountId'], { unique: true })
@Index('dispute_officers_account', ['accountId', 'disputeId'])
export class OfficerEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'dispute_id' }) disputeId: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.text(100).options) name: string;
  @Column(column.code(20).options) how: string;
  @Column(column.instant().options) since: Date;
}

/** A mediator's invitation to join, told by word of mouth; only its hash is kept. */
@Entity('dispute_invitations')
@Index('dispute_invitations_end', ['expiresAt'])
export class InvitationEntity {
  @PrimaryColumn({ ...column.code(64).options, name: 'code_hash' }) codeHash: string;
  @Column({ ...column.id().options, name: 'dispute_id' }) disputeId: string;
  @Column({ ...column.instant().options, name: 'expires_at' }) expiresAt: Date;
}
