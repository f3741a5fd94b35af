import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { uploadedAnswer } from '../../files/uploaded-answer.js';
import { Implement, Input } from '../../http/implement.js';
import { Attachments } from './attachments.js';

@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  @Implement(routes.taskAttachments.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskAttachments.list>,
  ): Promise<RouteOutput<typeof routes.taskAttachments.list>> {
    return this.attachments.list(caller, params.id);
  }

  @Implement(routes.taskAttachments.add)
  add(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskAttachments.add>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.taskAttachments.add>> {
    return this.attachments.add(caller, params.id, request);
  }

  @Implement(routes.taskAttachments.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskAttachments.get>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return uploadedAnswer(reply, await this.attachments.get(caller, params.id, params.attachmentId));
  }

  @Implement(routes.taskAttachments.remove)
  remove(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.taskAttachments.remove>,
  ): Promise<void> {
    return this.attachments.remove(caller, params.id, params.attachmentId);
  }
}
