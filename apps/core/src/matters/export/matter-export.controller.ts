import { Controller, Req, type StreamableFile } from '@nestjs/common';
import { localeOfHeader, type RouteInput, routes } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { ListExport } from '../../sheets/list-export.js';
import { MatterSheet } from './matter-sheet.js';

const TITLE = { 'zh-CN': '事项', en: 'Matters' };

@Controller()
export class MatterExportController {
  constructor(
    private readonly sheet: MatterSheet,
    private readonly exports: ListExport,
  ) {}

  @Implement(routes.matters.export)
  export(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.matters.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { filter, format, reason } = body;
    const locale = localeOfHeader(request.headers['accept-language']);
    const list = { kind: 'matters', title: TITLE, box: filter.box, format, reason };
    return this.exports.send(caller, locale, list, this.sheet.rows(caller, filter, locale));
  }
}
