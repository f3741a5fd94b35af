import { Global, Module } from '@nestjs/common';
import { BulkDwellings } from './bulk/bulk-dwellings.js';
import { BulkPeople } from './bulk/bulk-people.js';
import { KnownPeople } from './bulk/known-people.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { duplicatesProviders } from './duplicates/duplicates.providers.js';
import { MergedPeople } from './duplicates/merged-people.js';
import { FactCatalogue } from './facts/fact-catalogue.js';
import { FactCorrections } from './facts/fact-corrections.js';
import { Facts } from './facts/facts.js';
import { LearnedFacts } from './facts/learned-facts.js';
import { RegistryHistory } from './history/registry-history.js';
import { Diary } from './households/diary.js';
import { DiaryAddenda } from './households/diary-addenda.js';
import { Homes } from './households/homes.js';
import { HouseholdsController } from './households/households.controller.js';
import { Households } from './households/households.js';
import { LocatedPeople } from './located-people.js';
import { Numbers } from './numbers.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';
import { PersonCorrections } from './person-correction.js';
import { PersonDetails } from './person-details.js';
import { PersonPhones } from './person-phones.js';
import { PersonRegistration } from './person-registration.js';
import { BuildingBook } from './places/building-book.js';
import { Buildings } from './places/buildings.js';
import { DoorBook } from './places/door-book.js';
import { PlaceNotes } from './places/place-notes.js';
import { PlacesController } from './places/places.controller.js';
import { WalkFindings } from './places/walk-findings.js';
import { WalkRoundsController } from './places/walk-rounds.controller.js';
import { WalkRounds } from './places/walk-rounds.js';
import { RegistryEvents } from './registry-events.js';
import { RelationCorrections } from './relations/relation-corrections.js';
import { Relations } from './relations/relations.js';
import { ResidentConditions } from './resident-conditions.js';
import { Consents } from './rights/consents.js';
import { PersonReads } from './rights/person-reads.js';
import { ReadLog } from './rights/read-log.js';
import { PersonSearch } from './search/person-search.js';

@Global()
@Module({
  controllers: [PeopleController, DuplicatesController, HouseholdsController, PlacesController, WalkRoundsController],
  providers: [
    LocatedPeople,
    People,
    PersonSearch,
    ResidentConditions,
    PersonDetails,
    PersonRegistration,
    PersonCorrections,
    PersonPhones,
    Numbers,
    Relations,
    RelationCorrections,
    FactCatalogue,
    Facts,
    FactCorrections,
    LearnedFacts,
    RegistryHistory,
    RegistryEvents,
    Households,
    Homes,
    Diary,
    DiaryAddenda,
    Buildings,
    BuildingBook,
    DoorBook,
    PlaceNotes,
    WalkRounds,
    WalkFindings,
    PersonReads,
    ReadLog,
    Consents,
    BulkPeople,
    BulkDwellings,
    KnownPeople,
    ...duplicatesProviders,
  ],
  exports: [
    ...[People, LocatedPeople, PersonCorrections, Numbers, Relations, Facts, FactCatalogue, Homes],
    ...[Households, Buildings, Diary, LearnedFacts, ResidentConditions],
    ...[RegistryHistory, RegistryEvents, PersonReads, ReadLog, Consents],
    ...[MergedPeople, BulkPeople, BulkDwellings, KnownPeople],
  ],
})
export class RegistryModule {}
