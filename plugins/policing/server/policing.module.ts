import { Module } from '@nestjs/common';
import { DemoDisputes } from './demo/demo-disputes.js';
import { DemoHomes } from './demo/demo-homes.js';
import { DemoWork } from './demo/demo-work.js';
import { DisputeFile } from './disputes/dispute-file.js';
import { DisputeList } from './disputes/dispute-list.js';
import { DisputeNumbers } from './disputes/dispute-numbers.js';
import { DisputesController } from './disputes/disputes.controller.js';
import { FindResidents } from './disputes/find-residents.js';
import { Officers } from './disputes/officers.js';
import { PartyNames } from './disputes/party-names.js';
import { TakeIn } from './disputes/take-in.js';
import { TakeStep } from './disputes/take-step.js';
import { DisputeLedger } from './ledgers/dispute-ledger.js';
import { RentedHomeLedger } from './ledgers/rented-home-ledger.js';
import { AboutPerson } from './overview/about-person.js';
import { Departures } from './overview/departures.js';
import { FiguresOf } from './overview/figures.js';
import { OverviewController } from './overview/overview.controller.js';
import { PolicingSearch } from './overview/policing-search.js';
import { HomePlanning } from './rented-homes/home-planning.js';
import { HomeRegister } from './rented-homes/home-register.js';
import { HomesController } from './rented-homes/homes.controller.js';
import { RecordCheck } from './rented-homes/record-check.js';

@Module({
  controllers: [DisputesController, HomesController, OverviewController],
  providers: [
    ...[DisputeList, DisputeFile, DisputeNumbers, TakeIn, TakeStep, FindResidents, Officers, PartyNames],
    ...[HomeRegister, RecordCheck, HomePlanning],
    ...[FiguresOf, AboutPerson, PolicingSearch, Departures],
    ...[DisputeLedger, RentedHomeLedger],
    ...[DemoWork, DemoDisputes, DemoHomes],
  ],
})
export class PolicingModule {}
