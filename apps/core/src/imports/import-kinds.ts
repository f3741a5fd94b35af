import { Injectable } from '@nestjs/common';
import { type ImportKind, importKindSchema } from '@yige/contracts';
import { type Caller, holds } from '../access/caller.js';
import { AddressesImport } from './addresses/addresses-import.js';
import type { ImportHandler } from './import-kind.js';
import { PeopleImport } from './people/people-import.js';
import { StaffImport } from './staff/staff-import.js';
import { UnitsImport } from './units/units-import.js';

/** The kinds of import that there are. */
@Injectable()
export class ImportKinds {
  private readonly handlers: Record<ImportKind, ImportHandler>;

  constructor(people: PeopleImport, addresses: AddressesImport, units: UnitsImport, staff: StaffImport) {
    this.handlers = { people, addresses, units, staff };
  }

  of(kind: ImportKind): ImportHandler {
    return this.handlers[kind];
  }

  mayLoad(caller: Caller, kind: ImportKind): boolean {
    return this.handlers[kind].permissions.every((permission) => holds(caller, permission));
  }

  loadableBy(caller: Caller): ImportKind[] {
    return importKindSchema.options.filter((kind) => this.mayLoad(caller, kind));
  }
}
