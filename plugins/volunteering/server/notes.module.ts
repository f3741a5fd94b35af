import { Module } from '@nestjs/common';
import { NotesLedger } from './ledgers/notes-ledger.js';
import { NotesController } from './notes/notes.controller.js';
import { Notes } from './notes/notes.js';
import { RecordCheck } from './notes/record-check.js';

@Module({
  controllers: [NotesController],
  providers: [
    Notes,
    RecordCheck,
    NotesLedger,
  ],
})
export class NotesModule {}
