import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ListExport } from '../sheets/list-export.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ActOnMatter } from './acting/act-on-matter.js';
import { HandlerMoves } from './acting/handler-moves.js';
import { UnitMoves } from './acting/unit-moves.js';
import { VerdictMoves } from './acting/verdict-moves.js';
import { Verification } from './acting/verification.js';
import { MatterExportController } from './export/matter-export.controller.js';
import { MatterSheet } from './export/matter-sheet.js';
import { Handlers } from './handlers.js';
import { MatterInbox } from './inbox.js';
import { InboxFollowing } from './inbox-following.js';
import { MatterBoxes } from './lists/matter-boxes.js';
import { MatterFilters } from './lists/matter-filters.js';
import { MatterLists } from './lists/matter-lists.js';
import { MatterMap } from './lists/matter-map.js';
import { MatterAccess } from './matter-access.js';
import { MatterActors } from './matter-actors.js';
import { MatterClock } from './matter-clock.js';
import { MatterContacts } from './matter-contacts.js';
import { MatterHints } from './matter-hints.js';
import { MatterSteps } from './matter-steps.js';
import { MatterStore } from './matter-store.js';
import { MatterView } from './matter-view.js';
import { MattersController } from './matters.controller.js';
import { MatterPhotosController } from './photos/matter-photos.controller.js';
import { MatterPhotos } from './photos/matter-photos.js';
import { ReportMatter } from './report-matter.js';

@Module({
  imports: [TasksModule, NoticesModule, FilesModule],
  controllers: [MatterExportController, MattersController, MatterPhotosController],
  providers: [
    MatterStore,
    MatterAccess,
    MatterActors,
    Handlers,
    MatterInbox,
    MatterHints,
    MatterSteps,
    MatterContacts,
    ReportMatter,
    UnitMoves,
    HandlerMoves,
    Verification,
    VerdictMoves,
    ActOnMatter,
    MatterView,
    MatterBoxes,
    MatterFilters,
    MatterLists,
    MatterMap,
    MatterSheet,
    ListExport,
    MatterPhotos,
    MatterClock,
    InboxFollowing,
  ],
  exports: [ReportMatter, ActOnMatter],
})
export class MattersModule {}
