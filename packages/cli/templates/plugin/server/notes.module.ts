import { Module } from '@nestjs/common';
// with ledger
import { NotesLedger } from './ledgers/notes-ledger.js';
// end
import { NotesController } from './notes/notes.controller.js';
import { Notes } from './notes/notes.js';
// with task
import { RecordCheck } from './notes/record-check.js';

// end

@Module({
  controllers: [NotesController],
  providers: [
    Notes,
    // with task
    RecordCheck,
    // end
    // with ledger
    NotesLedger,
    // end
  ],
})
export class NotesModule {}
