import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  enrolSchema,
  listPatientsQuerySchema,
  type patientAnswerSchema,
  type patientPageSchema,
} from '../../contract.js';
import { ENROL, Enrolment } from './enrolment.js';
import { Patients, READ } from './patients.js';

const list = { method: 'GET', path: '/patients', permission: READ, query: listPatientsQuerySchema } as const;
const detail = {
  method: 'GET',
  path: '/patients/:personId',
  permission: READ,
  params: z.object({ personId: z.string().length(26) }),
} as const;
const enrol = { method: 'POST', path: '/patients', permission: ENROL, body: enrolSchema, status: 204 } as const;

@Controller()
export class PatientsController {
  constructor(
    private readonly patients: Patients,
    private readonly enrolment: Enrolment,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof patientPageSchema>> {
    return this.patients.list(caller, query);
  }

  @PluginRoute(detail)
  detail(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof detail>,
  ): Promise<z.output<typeof patientAnswerSchema>> {
    return this.patients.detail(caller, params.personId);
  }

  @PluginRoute(enrol)
  enrol(@CurrentCaller() caller: Caller, @Input() { body }: PluginInput<typeof enrol>): Promise<void> {
    return this.enrolment.enrol(caller, body.personId);
  }
}
