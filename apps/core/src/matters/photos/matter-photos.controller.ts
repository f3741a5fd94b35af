import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { uploadedAnswer } from '../../files/uploaded-answer.js';
import { Implement, Input } from '../../http/implement.js';
import { MatterPhotos } from './matter-photos.js';

@Controller()
export class MatterPhotosController {
  constructor(private readonly photos: MatterPhotos) {}

  @Implement(routes.matterPhotos.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.matterPhotos.list>,
  ): Promise<RouteOutput<typeof routes.matterPhotos.list>> {
    return this.photos.list(caller, params.id);
  }

  @Implement(routes.matterPhotos.add)
  add(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.matterPhotos.add>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.matterPhotos.add>> {
    return this.photos.add(caller, params.id, request);
  }

  @Implement(routes.matterPhotos.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.matterPhotos.get>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return uploadedAnswer(reply, await this.photos.get(caller, params.id, params.photoId));
  }

  @Implement(routes.matterPhotos.remove)
  remove(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.matterPhotos.remove>,
  ): Promise<void> {
    return this.photos.remove(caller, params.id, params.photoId);
  }
}
