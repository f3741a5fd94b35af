import { Injectable } from '@nestjs/common';
import { Search, type SearchHit, type SearchQuery } from '@yige/plugin-sdk/server';

/** Finds one thing of its own by its label, where it was asked, and something elsewhere that no user may see. */
@Injectable()
export class Finds {
  @Search()
  async find({ text, scope }: SearchQuery): Promise<SearchHit[]> {
    const [unit] = scope.units;
    if (unit === undefined || text?.startsWith('探') !== true) return [];
    const record = { kind: 'record', note: null, page: '/' } as const;
    return [
      { ...record, title: '探针 7 号', unitId: unit.id },
      { ...record, title: '探针 8 号', unitId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
    ];
  }
}
