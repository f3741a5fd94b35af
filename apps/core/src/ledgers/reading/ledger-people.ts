import { Injectable } from '@nestjs/common';
import { corePermissions, type LedgerRow, type PersonSummary } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import type { UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { MergedPeople } from '../../registry/duplicates/merged-people.js';
import { personSql, readPerson, readUnitNumbers } from '../../registry/person-rows.js';
import { PersonReads } from '../../registry/rights/person-reads.js';
import type { LedgerQuestion } from './ledger-questions.js';
import { unitOfRow } from './row-unit.js';

type AboutPerson = Pick<LedgerRow, 'personId' | 'units'>;

interface KnownPerson {
  summary: PersonSummary;
  units: UnitNumbers;
}

/**
 * Whom rows are about. The row decides whether the caller sees them, not where they live: who served somebody that has
 * moved since still reads of whom the row speaks. Whoever was merged is the one that they have become.
 */
@Injectable()
export class LedgerPeople {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly merged: MergedPeople,
    private readonly reads: PersonReads,
  ) {}

  /**
   * One for each row, null where there is none to show; at most three statements for a page. Of a sensitive ledger it is
   * noted whom the caller read of, before they are told: one statement more.
   */
  async of(caller: Caller, rows: readonly AboutPerson[], question: LedgerQuestion): Promise<(PersonSummary | null)[]> {
    const people = await this.shown(caller, rows, question);
    const { declaration, plugin } = question.source;
    if (declaration.sensitive && plugin !== null) {
      const told = people.flatMap((person) => (person === null ? [] : [person]));
      const each = new Map(told.map(({ summary: { id }, units }) => [id, { id, units }]));
      await this.reads.noteServed(caller, [...each.values()], plugin.pluginId);
    }
    return people.map((person) => person?.summary ?? null);
  }

  /** The same, of whom the caller is told nothing yet: nothing is noted. */
  async visible(
    caller: Caller,
    rows: readonly AboutPerson[],
    question: LedgerQuestion,
  ): Promise<(PersonSummary | null)[]> {
    return (await this.shown(caller, rows, question)).map((person) => person?.summary ?? null);
  }

  private async shown(
    caller: Caller,
    rows: readonly AboutPerson[],
    { unit: asked }: LedgerQuestion,
  ): Promise<(KnownPerson | null)[]> {
    const scope = this.directory.scopeOf(caller, corePermissions.personRead);
    const ids = rows.map(({ personId, units }) => {
      const unit = unitOfRow(this.directory, units, asked);
      return personId !== null && this.directory.isInScope(scope, unit.number) ? personId : null;
    });
    const known = await this.known([...new Set(ids.filter((id) => id !== null))]);
    return ids.map((id) => (id === null ? null : (known.get(id) ?? null)));
  }

  private async known(ids: readonly string[]): Promise<Map<string, KnownPerson>> {
    const found = await this.read(ids);
    const survivors = await this.merged.survivorsOf(ids.filter((id) => !found.has(id)));
    const others = await this.read([...new Set(survivors.values())].filter((id) => !found.has(id)));
    for (const [from, into] of survivors) {
      const person = found.get(into) ?? others.get(into);
      if (person !== undefined) found.set(from, person);
    }
    return found;
  }

  private async read(ids: readonly string[]): Promise<Map<string, KnownPerson>> {
    if (ids.length === 0) return new Map();
    const people = await this.database.query(
      `${personSql()} WHERE p.id IN (${placeholders(ids)})`,
      ids,
      (row): KnownPerson => ({ summary: readPerson(row, this.directory), units: readUnitNumbers(row) }),
    );
    return new Map(people.map((person) => [person.summary.id, person]));
  }
}
