import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { PersonPhotos } from './person-photos.js';
import { uploadedAnswer } from './uploaded-answer.js';

@Controller()
export class PhotosController {
  constructor(private readonly photos: PersonPhotos) {}

  @Implement(routes.photos.set)
  async set(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.photos.set>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.photos.set>> {
    return { photoId: await this.photos.set(caller, params.id, query.consentBy, request) };
  }

  @Implement(routes.photos.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.photos.get>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return uploadedAnswer(reply, await this.photos.get(caller, params.id));
  }

  @Implement(routes.photos.remove)
  remove(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routes.photos.remove>): Promise<void> {
    return this.photos.remove(caller, params.id);
  }
}
