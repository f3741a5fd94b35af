import { Module } from '@nestjs/common';
import { NotesLedger } from './ledgers/notes-ledger.js';
import { NoteCounts } from './notes/note-counts.js';
import { NotesController } from './notes/notes.controller.js';
import { Notes } from './notes/notes.js';
import { NotesSearch } from './notes/notes-search.js';
import { PapersController } from './notes/papers.controller.js';
import { RecordCheck } from './notes/record-check.js';

@Module({
  controllers: [NotesController, PapersController],
  providers: [Notes, RecordCheck, NotesSearch, NoteCounts, NotesLedger],
})
export class NotesModule {}
