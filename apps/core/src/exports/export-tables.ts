import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  documentTypeSchema,
  documentTypeWords,
  type ExportKind,
  type Locale,
  type LocalizedText,
  type PeopleFilter,
  residenceKindWords,
  roleSchema,
  roleTitles,
  sexWords,
  unitKindTitles,
} from '@yige/contracts';
import { allOf, Database, type RawRow } from '@yige/database';
import { scopeCondition } from '../access/scope.js';
import { type DirectoryUnit, UnitDirectory } from '../org/unit-directory.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { ResidentConditions } from '../registry/resident-conditions.js';
import { heading } from '../sheets/sheet-rows.js';
import type { SheetCell } from '../sheets/sheet-writer.js';
import { Clock } from '../time/clock.js';

const PAGE = 1_000;

/** One kind of export: who may read it, its columns, and its rows page by page. */
export interface ExportTable {
  permission: string;
  headings: readonly LocalizedText[];
  rows(unit: DirectoryUnit, locale: Locale, filter: PeopleFilter): AsyncGenerator<SheetCell[]>;
}

/** What can be taken out. Sensitive fields are read masked: the whole ones never leave the database here. */
@Injectable()
export class ExportTables {
  private readonly tables: Record<ExportKind, ExportTable>;

  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly conditions: ResidentConditions,
    private readonly clock: Clock,
  ) {
    this.tables = {
      people: {
        permission: corePermissions.personRead,
        headings: [
          ...[heading('姓名', 'Name'), heading('性别', 'Sex'), heading('出生日期', 'Birth date')],
          ...[heading('证件类型', 'Kind of document'), heading('身份证号', 'ID number'), heading('联系电话', 'Phone')],
          ...[heading('楼栋', 'Building'), heading('单元', 'Entrance'), heading('户室', 'Door')],
          heading('所属网格', 'Unit'),
          // As the import calls them.
          ...[heading('居住类型', 'How they live here'), heading('入住日期', 'Lives here since')],
          ...[heading('户籍区划代码', 'Registration code'), heading('户籍地址', 'Registered address')],
        ],
        rows: (unit, locale, filter) => this.people(unit, locale, filter),
      },
      addresses: {
        permission: corePermissions.personRead,
        headings: [
          ...[heading('楼栋', 'Building'), heading('单元', 'Entrance'), heading('楼层', 'Floor')],
          ...[heading('户室', 'Door'), heading('空置', 'Stands empty'), heading('出租', 'Let')],
          heading('所属网格', 'Unit'),
        ],
        rows: (unit, locale) => this.addresses(unit, locale),
      },
      units: {
        permission: corePermissions.orgUnitRead,
        headings: [
          heading('区划代码', 'Code'),
          heading('名称', 'Name'),
          heading('类型', 'Kind'),
          heading('上级', 'Within'),
        ],
        rows: (unit, locale) => this.units(unit, locale),
      },
      staff: {
        permission: corePermissions.staffRead,
        headings: [
          heading('姓名', 'Name'),
          heading('岗位', 'Post'),
          heading('单位', 'Unit'),
          heading('任职日期', 'Since'),
        ],
        rows: (unit, locale) => this.staff(unit, locale),
      },
    };
  }

  of(kind: ExportKind): ExportTable {
    return this.tables[kind];
  }

  private people(unit: DirectoryUnit, locale: Locale, filter: PeopleFilter): AsyncGenerator<SheetCell[]> {
    const within = allOf([
      scopeCondition({ kind: 'units', units: this.directory.scopeUnits(unit.number) }, 'p'),
      ...this.conditions.ofPeople(filter, '/body/people'),
    ]);
    const today = this.clock.today();
    const holds = (name: string) => `${name}.person_id = p.id AND ${name}.valid_from <= ? AND ${name}.valid_to > ?`;
    const word = (words: typeof sexWords, value: string | null) =>
      words.find((known) => known.value === value)?.title[locale] ?? value;
    return this.paged(
      `SELECT p.id, p.name, p.sex, p.birth_date, p.document_type, p.id_number_mask, p.phone_mask,
              p.district_id, p.street_id, p.community_id, p.grid_id, b.name AS building, d.entrance, d.door,
              lr.residence_kind, lr.valid_from AS lives_since, gr.division_code, gr.address
       FROM people p LEFT JOIN households h ON h.id = p.household_id LEFT JOIN dwellings d ON d.id = h.dwelling_id
       LEFT JOIN buildings b ON b.id = d.building_id
       LEFT JOIN person_relations lr ON ${holds('lr')} AND lr.kind = 'residence'
       LEFT JOIN person_relations gr ON ${holds('gr')} AND gr.kind = 'householdRegistration'
       WHERE ${within.sql} AND p.id > ? ORDER BY p.id`,
      [today, today, today, today, ...within.parameters],
      (row) => [
        ...[row.text('name'), word(sexWords, row.text('sex')), row.text('birth_date')],
        word(documentTypeWords, documentTypeSchema.parse(row.text('document_type'))),
        ...[row.textOrNull('id_number_mask'), row.textOrNull('phone_mask')],
        ...[row.textOrNull('building'), row.textOrNull('entrance'), row.textOrNull('door')],
        this.unitOf(row),
        ...[word(residenceKindWords, row.textOrNull('residence_kind')), row.textOrNull('lives_since')],
        ...[row.textOrNull('division_code'), row.textOrNull('address')],
      ],
    );
  }

  private addresses(unit: DirectoryUnit, locale: Locale): AsyncGenerator<SheetCell[]> {
    const within = scopeCondition({ kind: 'units', units: this.directory.scopeUnits(unit.number) }, 'b');
    const [yes, no] = locale === 'zh-CN' ? ['是', '否'] : ['Yes', 'No'];
    return this.paged(
      `SELECT d.id, b.name AS building, d.entrance, d.floor, d.door, d.vacant, d.rented,
              b.district_id, b.street_id, b.community_id, b.grid_id
       FROM dwellings d JOIN buildings b ON b.id = d.building_id WHERE ${within.sql} AND d.id > ? ORDER BY d.id`,
      within.parameters,
      (row) => [
        ...[row.text('building'), row.textOrNull('entrance'), row.integer('floor'), row.text('door')],
        ...[row.boolean('vacant') ? yes : no, row.boolean('rented') ? yes : no],
        this.unitOf(row),
      ],
    );
  }

  private async *units(unit: DirectoryUnit, locale: Locale): AsyncGenerator<SheetCell[]> {
    for (const { code, name, kind, parent } of this.directory.unitsWithin(unit.number)) {
      yield [code, name, unitKindTitles[kind][locale], this.directory.byNumber(parent)?.name ?? null];
    }
  }

  /** Posts of today, each a row: somebody with two posts has two. */
  private staff(unit: DirectoryUnit, locale: Locale): AsyncGenerator<SheetCell[]> {
    const today = this.clock.today();
    return this.paged(
      `SELECT a.id, c.display_name, a.role, a.valid_from, a.unit_number
       FROM appointments a JOIN accounts c ON c.id = a.account_id
       JOIN org_closure o ON o.descendant = a.unit_number AND o.ancestor = ?
       WHERE a.valid_from <= ? AND a.valid_to > ? AND c.disabled = 0 AND a.id > ? ORDER BY a.id`,
      [unit.number, today, today],
      (row) => [
        row.text('display_name'),
        roleTitles[roleSchema.parse(row.text('role'))][locale],
        this.directory.byNumber(row.integer('unit_number'))?.name ?? null,
        row.text('valid_from'),
      ],
    );
  }

  /** Page by page after the last id: however much there is, a page is in memory. */
  private async *paged(
    sql: string,
    parameters: Parameters<Database['query']>[1],
    read: (row: RawRow) => SheetCell[],
  ): AsyncGenerator<SheetCell[]> {
    for (let after = ''; ; ) {
      const rows = await this.database.query(`${sql} LIMIT ${PAGE}`, [...parameters, after], (row) => ({
        id: row.text('id'),
        cells: read(row),
      }));
      for (const { cells } of rows) yield cells;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.id;
    }
  }

  private unitOf(row: RawRow): string {
    return this.directory.fullNameOf(this.directory.unitsOfRow(readUnitNumbers(row)));
  }
}
