import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { uploadedAnswer } from '../../files/uploaded-answer.js';
import { Implement, Input } from '../../http/implement.js';
import { RefusalPapers } from './refusal-papers.js';

const routesOf = routes.refusalPapers;

@Controller()
export class RefusalPapersController {
  constructor(private readonly papers: RefusalPapers) {}

  @Implement(routesOf.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routesOf.list>,
  ): Promise<RouteOutput<typeof routesOf.list>> {
    return this.papers.list(caller, params.id);
  }

  @Implement(routesOf.add)
  add(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routesOf.add>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routesOf.add>> {
    return this.papers.add(caller, params.id, request);
  }

  @Implement(routesOf.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routesOf.get>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return uploadedAnswer(reply, await this.papers.get(caller, params.id, params.paperId));
  }

  @Implement(routesOf.remove)
  remove(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routesOf.remove>): Promise<void> {
    return this.papers.remove(caller, params.id, params.paperId);
  }
}
