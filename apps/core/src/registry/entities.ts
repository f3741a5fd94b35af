import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { duplicateEntities } from './duplicates/entities.js';
import { factEntities } from './facts/entities.js';
import { householdEntities } from './households/entities.js';
import { placeEntities } from './places/entities.js';
import { relationEntities } from './relations/entities.js';

/** A resident. The unit columns are those of the service responsibility (管理归属): which grid serves this person. */
@Entity('people')
@Index('people_grid', ['gridId', 'id'])
@Index('people_community', ['communityId', 'id'])
@Index('people_street', ['streetId', 'id'])
@Index('people_district', ['districtId', 'id'])
@Index('people_name', ['communityId', 'name', 'id'])
@Index('people_pinyin', ['communityId', 'namePinyin', 'id'])
@Index('people_initials', ['communityId', 'nameInitials', 'id'])
@Index('people_street_name', ['streetId', 'name', 'id'])
@Index('people_street_pinyin', ['streetId', 'namePinyin', 'id'])
@Index('people_street_initials', ['streetId', 'nameInitials', 'id'])
@Index('people_born', ['communityId', 'birthDate', 'id'])
@Index('people_household', ['householdId', 'id'])
@Index('people_id_number', ['idNumberIndex'])
@Index('people_phone', ['phoneIndex'])
@Index('people_updated', ['updatedAt', 'id'])
@Index('people_served', ['streetId', 'communityId', 'gridId', 'householdId'])
export class PersonEntity {
  @PrimaryColumn(column.id().options) id: string;
  /** Where they live today; the dated truth is the relation `residence`. */
  @Column({ ...nullable(column.id()).options, name: 'household_id' }) householdId: string | null;
  @Column(column.text(50).options) name: string;
  @Column({ ...column.code(200).options, name: 'name_pinyin', default: '' }) namePinyin: string;
  @Column({ ...column.code(50).options, name: 'name_initials', default: '' }) nameInitials: string;
  @Column(column.code(10).options) sex: string;
  @Column({ ...column.calendarDate().options, name: 'birth_date' }) birthDate: string;
  @Column({ ...column.code(30).options, name: 'document_type', default: 'citizenId' }) documentType: string;
  @Column({ ...nullable(column.code(255)).options, name: 'id_number_sealed' }) idNumberSealed: string | null;
  @Column({ ...nullable(column.code(30)).options, name: 'id_number_mask' }) idNumberMask: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'id_number_index' }) idNumberIndex: string | null;
  @Column({ ...nullable(column.code(255)).options, name: 'phone_sealed' }) phoneSealed: string | null;
  @Column({ ...nullable(column.code(30)).options, name: 'phone_mask' }) phoneMask: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'phone_index' }) phoneIndex: string | null;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  /** When anything about them changed last. */
  @Column({ ...column.instant().options, name: 'updated_at', default: '2000-01-01 00:00:00.000' }) updatedAt: Date;
}

/** Another name by which somebody is known (曾用名, 小名). */
@Entity('person_aliases')
@Index('person_aliases_person', ['personId', 'id'])
@Index('person_aliases_name', ['name', 'personId'])
@Index('person_aliases_pinyin', ['namePinyin', 'personId'])
@Index('person_aliases_initials', ['nameInitials', 'personId'])
export class PersonAliasEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column(column.text(50).options) name: string;
  @Column({ ...column.code(200).options, name: 'name_pinyin' }) namePinyin: string;
  @Column({ ...column.code(50).options, name: 'name_initials' }) nameInitials: string;
}

/** Phones beyond the first one, which stands in `people`. */
@Entity('person_phones')
@Index('person_phones_person', ['personId', 'position'])
@Index('person_phones_phone', ['phoneIndex', 'personId'])
export class PersonPhoneEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.code(255).options, name: 'phone_sealed' }) phoneSealed: string;
  @Column({ ...column.code(30).options, name: 'phone_mask' }) phoneMask: string;
  @Column({ ...column.code(40).options, name: 'phone_index' }) phoneIndex: string;
  @Column(column.text(20).options) label: string;
  @Column(column.integer().options) position: number;
}

/** Every change of a person, a household or a dwelling; sensitive values are sealed. Written once, never changed. */
@Entity('registry_changes')
@Index('registry_changes_subject', ['subjectKind', 'subjectId', 'id'])
export class RegistryChangeEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(20).options, name: 'subject_kind' }) subjectKind: string;
  @Column({ ...column.id().options, name: 'subject_id' }) subjectId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.code(10).options, name: 'actor_kind' }) actorKind: string;
  @Column({ ...column.code(40).options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  @Column(column.code(20).options) action: string;
  @Column(column.code(100).options) aspect: string;
  @Column({ ...nullable(column.longText()).options, name: 'before_value' }) beforeValue: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'after_value' }) afterValue: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'before_sealed' }) beforeSealed: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'after_sealed' }) afterSealed: string | null;
  @Column(nullable(column.text(60)).options) source: string | null;
}

export const registryEntities = [
  PersonEntity,
  PersonAliasEntity,
  PersonPhoneEntity,
  RegistryChangeEntity,
  ...placeEntities,
  ...householdEntities,
  ...relationEntities,
  ...factEntities,
  ...duplicateEntities,
];
