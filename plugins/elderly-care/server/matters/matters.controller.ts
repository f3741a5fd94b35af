import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import {
  listMattersQuerySchema,
  type MatterFile,
  matterAnswerSchema,
  type matterFiguresSchema,
  type matterPageSchema,
} from '../../matters-contract.js';
import { AnswerMatter } from './answer-matter.js';
import { ANSWER, MatterBook } from './matter-book.js';

const params = z.object({ id: z.string().length(26) });
const list = { method: 'GET', path: '/matters', permission: ANSWER, query: listMattersQuerySchema } as const;
const open = { method: 'GET', path: '/matters/:id', permission: ANSWER, params } as const;
const answer = {
  method: 'POST',
  path: '/matters/:id/answer',
  permission: ANSWER,
  params,
  body: matterAnswerSchema,
  status: 204,
} as const;
const figures = { method: 'GET', path: '/matter-figures', permission: ANSWER } as const;

@Controller()
export class MattersController {
  constructor(
    private readonly book: MatterBook,
    private readonly answering: AnswerMatter,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof matterPageSchema>> {
    return this.book.list(caller, query);
  }

  @PluginRoute(open)
  open(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof open>): Promise<MatterFile> {
    return this.book.open(caller, params.id);
  }

  @PluginRoute(answer)
  answer(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof answer>): Promise<void> {
    return this.answering.answer(caller, params.id, body);
  }

  @PluginRoute(figures)
  figures(@CurrentCaller() caller: Caller): Promise<z.output<typeof matterFiguresSchema>> {
    return this.book.figures(caller);
  }
}
