/** A table whose rows belong to units by `unitColumns()`. */
export interface UnitRows {
  /** Its name. */
  table: string;
  /** Its primary key. */
  key: string;
  /** Column with the resident whose rows follow them wherever they move; without one they follow their units only. */
  person?: string;
}

/** What the plugin has declared. */
export abstract class DeclaredUnitRows {
  abstract readonly tables: readonly UnitRows[];
}
