import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A dated fact. Its value stands in one of two columns: sealed for the sensitive classes. */
@Entity('person_facts')
@Index('person_facts_person', ['personId', 'kind', 'validFrom'])
@Index('person_facts_kind', ['kind', 'validTo', 'personId'])
export class PersonFactEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column(column.code(80).options) kind: string;
  @Column(nullable(column.longText()).options) value: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'value_sealed' }) valueSealed: string | null;
  @Column(column.text(60).options) source: string;
  @Column({ ...nullable(column.code(20)).options, name: 'consent_by' }) consentBy: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'consent_on' }) consentOn: string | null;
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

export const factEntities = [PersonFactEntity];
