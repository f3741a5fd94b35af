import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One of the four relations (R10) for a time; which of the last columns are set follows from the kind. */
@Entity('person_relations')
@Index('person_relations_person', ['personId', 'kind', 'validFrom'])
@Index('person_relations_household', ['householdId', 'validTo'])
export class PersonRelationEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column(column.code(30).options) kind: string;
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
  @Column(column.text(60).options) source: string;
  @Column({ ...nullable(column.code(12)).options, name: 'division_code' }) divisionCode: string | null;
  @Column(nullable(column.text(200)).options) address: string | null;
  @Column({ ...nullable(column.code(20)).options, name: 'residence_kind' }) residenceKind: string | null;
  @Column({ ...nullable(column.id()).options, name: 'household_id' }) householdId: string | null;
  @Column(nullable(column.text(100)).options) collective: string | null;
  @Column({ ...nullable(column.integer()).options, name: 'share_hundredths' }) shareHundredths: number | null;
  /** The unit as it was numbered then; today's stands in `people`. */
  @Column({ ...nullable(column.integer()).options, name: 'unit_number' }) unitNumber: number | null;
}

export const relationEntities = [PersonRelationEntity];
