import { Module } from '@nestjs/common';
import { AddressesImport } from './addresses/addresses-import.js';
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
import { StoredFiles } from './stored-files.js';
import { Upload } from './upload.js';
import { WorkStore } from './work-store.js';

@Module({
  controllers: [ImportsController],
  providers: [
    ...[Imports, ImportStore, Upload, StoredFiles, SheetReading],
    ...[ImportKinds, PeopleImport, AddressesImport],
    ...[ImportWorker, ImportStep, WorkStore, ImportReport, ImportHousekeeping],
  ],
})
export class ImportsModule {}
