import { Injectable } from '@nestjs/common';
import {
  type AddressField,
  addressImportFields,
  type ImportFaultCode,
  type ImportMapping,
  importKindPermissions,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { SheetRow } from '@yige/sheets';
import { scopeIncludes } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { BulkDwellings, type FlagChange } from '../../registry/bulk/bulk-dwellings.js';
import { PlaceBook, type WrittenPlace } from '../../registry/bulk/place-book.js';
import { CellReader } from '../cell-reader.js';
import {
  type ImportContext,
  type ImportHandler,
  type JudgedChunk,
  type JudgedRow,
  type NumberedRow,
  USUAL_CHUNK,
} from '../import-kind.js';
import { readPlace } from '../places/read-place.js';
import { writtenPlace } from '../places/written-place.js';
import { plainText } from '../plain-text.js';
import { UnitNames } from '../unit-names.js';

interface Candidate {
  row: number;
  cells: CellReader<AddressField>;
  written: WrittenPlace;
  flags: { vacant: boolean | null; rented: boolean | null };
}

/** Buildings, entrances and dwellings (楼栋、单元、户室) with their flags. What is not there is made: that is what it is for. */
@Injectable()
export class AddressesImport implements ImportHandler {
  readonly kind = 'addresses';
  readonly fields = addressImportFields;
  readonly permissions = importKindPermissions.addresses;
  readonly rowsAtOnce = USUAL_CHUNK;
  readonly wholeFile = false;

  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly dwellings: BulkDwellings,
  ) {}

  keyOf(row: SheetRow, mapping: ImportMapping): string | null {
    const text = (field: AddressField) => {
      const column = mapping.columns[field];
      return column === undefined ? '' : plainText(row.cells[column] ?? '');
    };
    const place = [text('community'), text('building'), text('entrance'), text('door')];
    return text('building') === '' ? null : place.join('\n');
  }

  async judge(rows: readonly NumberedRow[], context: ImportContext): Promise<JudgedChunk> {
    const judged = new Map<number, JudgedRow>();
    const candidates = this.read(rows, context, judged);
    const book = await PlaceBook.read(
      this.database,
      candidates.map(({ written }) => written),
    );
    const inhabited = await this.dwellings.inhabited(
      candidates.flatMap(({ written }) => {
        const dwelling = book.find(written);
        return typeof dwelling === 'string' ? [] : [dwelling.id];
      }),
    );
    const changes: FlagChange[] = [];
    for (const { row, cells, written, flags } of candidates) {
      const known = book.find(written);
      const fresh = typeof known === 'string';
      const dwelling = fresh ? book.make(written) : known;
      const fault = this.faultOf(dwelling, flags.vacant === true && inhabited.has(dwelling.id), context);
      if (fault !== null) {
        cells.fault(fault.field, fault.code);
        judged.set(row, { row, outcome: 'refused', notes: cells.notes });
        continue;
      }
      const differing = (['vacant', 'rented'] as const).filter(
        (flag) => flags[flag] !== null && flags[flag] !== dwelling[flag],
      );
      for (const flag of differing) changes.push({ dwelling, flag, value: flags[flag] === true, fresh });
      const outcome = fresh ? 'created' : differing.length > 0 ? 'changed' : 'unchanged';
      judged.set(row, { row, outcome, notes: fresh ? [] : differing.map((flag) => cells.changed(flag)) });
    }
    return {
      rows: rows.flatMap(({ row }) => judged.get(row.number) ?? []),
      write: async () => {
        await book.write();
        await this.dwellings.flag(changes, { actor: context.actor, source: context.mapping.source });
      },
    };
  }

  async finish(): Promise<void> {
    // Nobody is told of new dwellings: no event speaks of them.
  }

  private faultOf(
    { units }: { units: Parameters<typeof scopeIncludes>[1] },
    emptiesHome: boolean,
    { scope }: ImportContext,
  ): { field: AddressField; code: ImportFaultCode } | null {
    if (!scopeIncludes(scope, this.directory.unitsOfRow(units))) return { field: 'building', code: 'buildingUnknown' };
    return emptiesHome ? { field: 'vacant', code: 'inhabited' } : null;
  }

  private read(
    rows: readonly NumberedRow[],
    { mapping, unit }: ImportContext,
    judged: Map<number, JudgedRow>,
  ): Candidate[] {
    const names = new UnitNames(this.directory, unit);
    return rows.flatMap(({ row, firstRow }) => {
      const cells = new CellReader<AddressField>(row, addressImportFields, mapping);
      const place = readPlace<AddressField>(cells, null);
      const flag = (field: 'vacant' | 'rented') => cells.value(field, (value) => YES_NO[value]);
      const [vacant, rented] = [flag('vacant'), flag('rented')];
      if (firstRow !== null) cells.fault('door', 'duplicateInFile');
      const written = place === null ? null : writtenPlace(place, names, this.directory);
      if (written !== null && 'fault' in written) cells.fault(written.field, written.fault);
      if (written !== null && !('fault' in written) && cells.notes.length === 0) {
        const flags = {
          vacant: vacant === null ? null : vacant === 'yes',
          rented: rented === null ? null : rented === 'yes',
        };
        return [{ row: row.number, cells, written, flags }];
      }
      judged.set(row.number, { row: row.number, outcome: 'refused', notes: cells.notes });
      return [];
    });
  }
}

const YES_NO: Record<string, 'yes' | 'no' | undefined> = { yes: 'yes', no: 'no' };
