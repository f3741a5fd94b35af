import { Module } from '@nestjs/common';
import { ReorganisationModule } from '../org/reorganisation/reorganisation.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AddressesImport } from './addresses/addresses-import.js';
import { FirstPasswords } from './first-passwords.js';
import { ImportHousekeeping } from './import-housekeeping.js';
import { ImportKinds } from './import-kinds.js';
import { ImportReport } from './import-report.js';
import { ImportStep } from './import-step.js';
import { ImportStore } from './import-store.js';
import { ImportWorker } from './import-worker.js';
import { ImportsController } from './imports.controller.js';
import { Imports } from './imports.js';
import { PeopleImport } from './people/people-import.js';
import { SheetReading } from './sheet-reading.js';
import { StaffImport } from './staff/staff-import.js';
import { StoredFiles } from './stored-files.js';
import { UnitsImport } from './units/units-import.js';
import { Upload } from './upload.js';
import { WorkStore } from './work-store.js';

@Module({
  imports: [ReorganisationModule, StaffModule],
  controllers: [ImportsController],
  providers: [
    ...[Imports, ImportStore, Upload, StoredFiles, SheetReading],
    ...[ImportKinds, PeopleImport, AddressesImport, UnitsImport, StaffImport, FirstPasswords],
    ...[ImportWorker, ImportStep, WorkStore, ImportReport, ImportHousekeeping],
  ],
})
export class ImportsModule {}
