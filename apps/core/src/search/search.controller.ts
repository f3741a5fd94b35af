import { Controller, Headers } from '@nestjs/common';
import { localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller, staffOf } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { Search } from './search.js';

@Controller()
export class SearchController {
  constructor(private readonly search: Search) {}

  @Implement(routes.search.find)
  find(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.search.find>,
    @Headers('accept-language') language: string | undefined,
  ): Promise<RouteOutput<typeof routes.search.find>> {
    return this.search.find(staffOf(caller), query, localeOfHeader(language));
  }
}
