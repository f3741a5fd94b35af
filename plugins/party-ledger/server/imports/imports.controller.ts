import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type ImportReport,
  type importLoadedSchema,
  importLoadSchema,
  importRequestSchema,
} from '../../contract/imports.js';
import { KEEP } from '../permissions.js';
import { RosterImport } from './roster-import.js';

const check = { method: 'POST', path: '/imports/check', permission: KEEP, body: importRequestSchema } as const;
const load = { method: 'POST', path: '/imports/load', permission: KEEP, body: importLoadSchema } as const;

/** A file comes with each of the two calls: nothing of it is kept between them. */
@Controller()
export class ImportsController {
  constructor(private readonly imports: RosterImport) {}

  @PluginRoute(check)
  check(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof check>): Promise<ImportReport> {
    return this.imports.check(caller, body.organisationId, body.file);
  }

  @PluginRoute(load)
  load(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof load>,
  ): Promise<z.output<typeof importLoadedSchema>> {
    return this.imports.load(caller, body);
  }
}
