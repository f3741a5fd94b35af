import { Module } from '@nestjs/common';
import { FollowUpLedger } from './ledgers/follow-up-ledger.js';
import { FollowUps } from './readings/follow-ups.js';
import { PatientReadings } from './readings/patient-readings.js';
import { ReadingPlanning } from './readings/reading-planning.js';
import { ReadingsController } from './readings/readings.controller.js';
import { RecordFollowUp } from './readings/record-follow-up.js';
import { RecordReading } from './readings/record-reading.js';
import { ReviewQueue } from './readings/review-queue.js';
import { ReviewReading } from './readings/review-reading.js';
import { WaitingFiguresOf } from './readings/waiting-figures.js';
import { DemoPatients } from './register/demo-patients.js';
import { Departures } from './register/departures.js';
import { Enrolment } from './register/enrolment.js';
import { PatientSearch } from './register/patient-search.js';
import { PatientsController } from './register/patients.controller.js';
import { Patients } from './register/patients.js';
import { PeopleFaces } from './register/people-faces.js';
import { DemoScreening } from './screening/demo-screening.js';
import { MergedScreening } from './screening/merged-screening.js';
import { ScreenedResidents } from './screening/screened-residents.js';
import { ScreeningController } from './screening/screening.controller.js';
import { Screening } from './screening/screening.js';
import { ScreeningStandings } from './screening/screening-standings.js';

@Module({
  controllers: [PatientsController, ReadingsController, ScreeningController],
  providers: [
    ...[Patients, PatientSearch, PeopleFaces, Enrolment, DemoPatients, Departures],
    ...[RecordReading, PatientReadings, FollowUps, ReviewQueue, WaitingFiguresOf, ReviewReading, ReadingPlanning],
    ...[DemoScreening, RecordFollowUp, Screening, ScreenedResidents, ScreeningStandings, MergedScreening],
    FollowUpLedger,
  ],
})
export class HealthStationModule {}
