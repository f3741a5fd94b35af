import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, PluginRoute } from '@yige/plugin-sdk/server';
import type { Figures } from '../../contract/figures.js';
import { READ } from '../permissions.js';
import { WorkFigures } from './figures.js';

const figures = { method: 'GET', path: '/figures', permission: READ } as const;

@Controller()
export class FiguresController {
  constructor(private readonly figures: WorkFigures) {}

  @PluginRoute(figures)
  within(@CurrentCaller() caller: Caller): Promise<Figures> {
    return this.figures.within(caller.scopeFor(READ));
  }
}
