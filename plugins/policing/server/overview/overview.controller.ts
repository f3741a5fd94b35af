import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { Figures, householdAnswerSchema, personAnswerSchema } from '../../contract/overview.js';
import { homeParams, householdParams } from '../../contract/rented-homes.js';
import { READ_HOMES } from '../rented-homes/home-register.js';
import { AboutPerson } from './about-person.js';
import { FiguresOf } from './figures.js';

const SEE = 'policing:work.see';
const figures = { method: 'GET', path: '/figures', permission: SEE } as const;
const person = { method: 'GET', path: '/people/:personId', permission: SEE, params: homeParams } as const;
const household = {
  method: 'GET',
  path: '/households/:householdId',
  permission: READ_HOMES,
  params: householdParams,
} as const;

@Controller()
export class OverviewController {
  constructor(
    private readonly figuresOf: FiguresOf,
    private readonly aboutPerson: AboutPerson,
  ) {}

  @PluginRoute(figures)
  figures(@CurrentCaller() caller: Caller): Promise<Figures> {
    return this.figuresOf.for(caller);
  }

  @PluginRoute(person)
  person(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof person>,
  ): Promise<z.output<typeof personAnswerSchema>> {
    return this.aboutPerson.of(caller, params.personId);
  }

  @PluginRoute(household)
  household(
    @CurrentCaller() caller: Caller,
    @Input() { params }: PluginInput<typeof household>,
  ): Promise<z.output<typeof householdAnswerSchema>> {
    return this.aboutPerson.ofHousehold(caller, params.householdId);
  }
}
