import { Module } from '@nestjs/common';
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
  ],
})
export class NotesModule {}
