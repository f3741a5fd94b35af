import { Module } from '@nestjs/common';
import { TaskTypes } from '../admission/task-types.js';
import { ListExport } from '../sheets/list-export.js';
import { LedgerCatalogue } from './catalogue/ledger-catalogue.js';
import { LedgerSources } from './catalogue/ledger-sources.js';
import { LedgerExport } from './export/ledger-export.js';
import { LedgersController } from './ledgers.controller.js';
import { DiaryLedger } from './own/diary-ledger.js';
import { MatterLedger } from './own/matter-ledger.js';
import { OwnLedgers } from './own/own-ledgers.js';
import { OwnUnits } from './own/own-units.js';
import { TaskLedger } from './own/task-ledger.js';
import { TaskLedgerParts } from './own/task-ledger-parts.js';
import { TaskLedgerRecords } from './own/task-ledger-records.js';
import { LedgerPeople } from './reading/ledger-people.js';
import { LedgerQuestions } from './reading/ledger-questions.js';
import { LedgerReadings } from './reading/ledger-readings.js';
import { LedgerRows } from './reading/ledger-rows.js';
import { LedgerTotals } from './reading/ledger-totals.js';
import { PluginRows } from './reading/plugin-rows.js';
import { SearchedPages } from './reading/searched-pages.js';
import { LedgerDifferences } from './sealing/ledger-differences.js';
import { ReadableSeals } from './sealing/readable-seals.js';
import { SealDrafts } from './sealing/seal-drafts.js';
import { SealPeriod } from './sealing/seal-period.js';
import { SealStore } from './sealing/seal-store.js';
import { SealSweep } from './sealing/seal-sweep.js';
import { SealedRows } from './sealing/sealed-rows.js';
import { UnsealedUnits } from './sealing/unsealed-units.js';

@Module({
  controllers: [LedgersController],
  providers: [
    ...[OwnUnits, TaskTypes, DiaryLedger, MatterLedger, TaskLedgerParts, TaskLedgerRecords, TaskLedger, OwnLedgers],
    ...[
      PluginRows,
      LedgerSources,
      LedgerCatalogue,
      LedgerQuestions,
      LedgerReadings,
      SearchedPages,
      LedgerPeople,
      LedgerRows,
      LedgerTotals,
    ],
    ...[SealStore, SealDrafts, SealSweep, SealedRows, ReadableSeals, SealPeriod, LedgerDifferences, UnsealedUnits],
    ...[ListExport, LedgerExport],
  ],
})
export class LedgersModule {}
