import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  enrolSchema,
  followUpSchema,
  type householdPatientsSchema,
  listPatientsQuerySchema,
  type patientAnswerSchema,
  type patientPageSchema,
  physicalSchema,
} from '../../contract.js';
import { RECORD, RecordFollowUp } from '../readings/record-follow-up.js';
import { ENROL, Enrolment } from './enrolment.js';
import { Patients, READ } from './patients.js';

const params = z.object({ personId: z.string().length(26) });
const reading = { method: 'GET', permission: READ, sensitive: true } as const;
const list = { ...reading, path: '/patients', query: listPatientsQuerySchema } as const;
const detail = { ...reading, path: '/patients/:personId', params } as const;
const ofHousehold = {
  ...reading,
  path: '/households/:householdId/patients',
  params: z.object({ householdId: z.string().length(26) }),
} as const;
const followUp = {
  method: 'POST',
  path: '/patients/:personId/follow-ups',
  permission: RECORD,
  params,
  body: followUpSchema,
  status: 204,
} as const;
const physical = {
  method: 'POST',
  path: '/patients/:personId/physicals',
  permission: RECORD,
  params,
  body: physicalSchema,
  status: 204,
} as const;
const enrol = { method: 'POST', path: '/patients', permission: ENROL, body: enrolSchema, status: 204 } as const;

@Controller()
export class PatientsController {
  constructor(
    private readonly patients: Patients,
    private readonly enrolment: Enrolment,
    private readonly recording: RecordFollowUp,
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

  @PluginRoute(followUp)
  followUp(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof followUp>): Promise<void> {
    return this.recording.followUp(caller, params.personId, body);
  }

  @PluginRoute(physical)
  physical(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof physical>): Promise<void> {
    return this.recording.physical(caller, params.personId, body.on);
  }

  @PluginRoute(ofHousehold)
  async ofHousehold(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof ofHousehold>,
  ): Promise<z.output<typeof householdPatientsSchema>> {
    return { items: await this.patients.ofHousehold(caller, params.householdId) };
  }
}
