import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, PluginRoute } from '@yige/plugin-sdk/server';
import type { VisitFigures } from '../../contract.js';
import { READ } from '../register/elders.js';
import { VisitFiguresOf } from './visit-figures.js';

const figures = { method: 'GET', path: '/visit-figures', permission: READ } as const;

@Controller()
export class VisitFiguresController {
  constructor(private readonly figures: VisitFiguresOf) {}

  @PluginRoute(figures)
  within(@CurrentCaller() caller: Caller): Promise<VisitFigures> {
    return this.figures.within(caller.scopeFor(READ));
  }
}
