import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  listNotesQuerySchema,
  type Note,
  type notePageSchema,
  type personNotesSchema,
  writeNoteSchema,
} from '../../contract.js';
import { Notes, READ, WRITE } from './notes.js';

const list = { method: 'GET', path: '/notes', permission: READ, query: listNotesQuerySchema } as const;
const write = { method: 'POST', path: '/notes', permission: WRITE, body: writeNoteSchema, status: 201 } as const;
const ofPerson = {
  method: 'GET',
  path: '/people/:personId/notes',
  permission: READ,
  params: z.object({ personId: z.string().length(26) }),
} as const;

@Controller()
export class NotesController {
  constructor(private readonly notes: Notes) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof notePageSchema>> {
    return this.notes.list(caller, query);
  }

  @PluginRoute(write)
  write(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof write>): Promise<Note> {
    return this.notes.write(caller, body.text);
  }

  @PluginRoute(ofPerson)
  async ofPerson(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof ofPerson>,
  ): Promise<z.output<typeof personNotesSchema>> {
    return { items: await this.notes.ofPerson(caller, params.personId) };
  }
}
