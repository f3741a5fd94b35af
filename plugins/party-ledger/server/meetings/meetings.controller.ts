import { Controller, type StreamableFile } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  attendeesQuerySchema,
  type attendeesSchema,
  listMeetingsQuerySchema,
  meetingFileParamsSchema,
  type meetingFileSchema,
  meetingFiles,
  type meetingListSchema,
  type overviewSchema,
  planMeetingSchema,
  recordMeetingSchema,
  type yearAnswerSchema,
  yearQuerySchema,
} from '../../contract/meetings.js';
import type { monthLifeSchema } from '../../contract/month-life.js';
import type { createdSchema } from '../../contract/organisations.js';
import { idParamsSchema } from '../../contract/shared.js';
import { MemberReads } from '../members/member-reads.js';
import { KEEP, READ } from '../permissions.js';
import { Attendees } from './attendees.js';
import { BranchYears } from './branch-year.js';
import { MeetingFiles } from './meeting-files.js';
import { type Keeper, MeetingRecording } from './meeting-recording.js';
import { Meetings } from './meetings.js';
import { MonthLife } from './month-life.js';
import { Overview } from './overview.js';

const year = { method: 'GET', path: '/year', permission: READ, query: yearQuerySchema } as const;
const overview = { method: 'GET', path: '/overview', permission: READ } as const;
const list = { method: 'GET', path: '/meetings', permission: READ, query: listMeetingsQuerySchema } as const;
const monthLife = { method: 'GET', path: '/tasks/:id/month', permission: READ, params: idParamsSchema } as const;
const attendees = { method: 'GET', path: '/attendees', permission: READ, query: attendeesQuerySchema } as const;
const plan = {
  method: 'POST',
  path: '/meetings/plans',
  permission: KEEP,
  status: 201,
  body: planMeetingSchema,
} as const;
const withdraw = {
  method: 'DELETE',
  path: '/meetings/plans/:id',
  permission: KEEP,
  status: 204,
  params: idParamsSchema,
} as const;
const record = { method: 'POST', path: '/meetings', permission: KEEP, status: 201, body: recordMeetingSchema } as const;
const addFile = {
  method: 'POST',
  path: meetingFiles.path,
  permission: KEEP,
  status: 201,
  params: idParamsSchema,
  upload: meetingFiles,
} as const;
const fileOf = {
  path: '/meetings/:id/files/:fileId',
  params: meetingFileParamsSchema,
} as const;
const readFile = { ...fileOf, method: 'GET', permission: READ } as const;
const removeFile = { ...fileOf, method: 'DELETE', permission: KEEP, status: 204 } as const;

@Controller()
export class MeetingsController {
  constructor(
    private readonly years: BranchYears,
    private readonly figures: Overview,
    private readonly life: MonthLife,
    private readonly meetings: Meetings,
    private readonly attendees: Attendees,
    private readonly recording: MeetingRecording,
    private readonly reads: MemberReads,
    private readonly files: MeetingFiles,
  ) {}

  @PluginRoute(year)
  async year(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof year>,
  ): Promise<z.output<typeof yearAnswerSchema>> {
    return { year: await this.years.read(caller, query) };
  }

  @PluginRoute(overview)
  overview(@CurrentCaller() caller: Caller): Promise<z.output<typeof overviewSchema>> {
    return this.figures.read(caller);
  }

  @PluginRoute(list)
  async list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof meetingListSchema>> {
    return { items: await this.meetings.list(caller, query), missed: await this.meetings.missed(caller, query) };
  }

  @PluginRoute(attendees)
  async asked(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof attendees>,
  ): Promise<z.output<typeof attendeesSchema>> {
    const members = await this.attendees.list(caller.scopeFor(READ), query.organisation, query.kind, query.on);
    await this.reads.keep(
      caller,
      members.map(({ id }) => id),
    );
    return { items: members.map(({ id, name, standing, kind }) => ({ id, name, standing, kind })) };
  }

  @PluginRoute(monthLife)
  async month(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof monthLife>,
  ): Promise<z.output<typeof monthLifeSchema>> {
    return { branches: await this.life.ofTask(caller, params.id) };
  }

  @PluginRoute(plan)
  plan(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof plan>,
  ): Promise<z.output<typeof createdSchema>> {
    return this.recording.plan(keeperOf(caller), body);
  }

  @PluginRoute(withdraw)
  withdraw(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof withdraw>): Promise<void> {
    return this.recording.withdrawPlan(caller, params.id);
  }

  @PluginRoute(record)
  record(
    @CurrentCaller() caller: Caller,
    @Input() { body }: PluginInput<typeof record>,
  ): Promise<z.output<typeof createdSchema>> {
    return this.recording.record(keeperOf(caller), body);
  }

  @PluginRoute(addFile)
  addFile(
    @CurrentCaller() caller: Caller,
    @Input() { params, file }: PluginInput<typeof addFile>,
  ): Promise<z.output<typeof meetingFileSchema>> {
    return this.files.add(caller, params.id, file);
  }

  @PluginRoute(readFile)
  file(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof readFile>): Promise<StreamableFile> {
    return this.files.answer(caller, params.id, params.fileId);
  }

  @PluginRoute(removeFile)
  removeFile(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof removeFile>): Promise<void> {
    return this.files.remove(caller, params.id, params.fileId);
  }
}

function keeperOf(caller: Caller): Keeper {
  return { scope: caller.scopeFor(KEEP), name: caller.name };
}
