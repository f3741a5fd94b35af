import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@yige/contracts';
import { AddressesImport } from './addresses/addresses-import.js';
import type { ImportHandler } from './import-kind.js';
import { PeopleImport } from './people/people-import.js';

/** The kinds of import that there are. */
@Injectable()
export class ImportKinds {
  private readonly handlers: Record<ImportKind, ImportHandler>;

  constructor(people: PeopleImport, addresses: AddressesImport) {
    this.handlers = { people, addresses };
  }

  of(kind: ImportKind): ImportHandler {
    return this.handlers[kind];
  }
}
