import { Injectable } from '@nestjs/common';
import { MOST_FURTHER_PHONES, type NewPhone } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { innermostOf } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { RegistryHistory } from './history/registry-history.js';
import { LocatedPeople } from './located-people.js';
import { type FurtherPhone, type KeptPhone, Numbers } from './numbers.js';
import { personProblems } from './problems.js';
import { RegistryEvents } from './registry-events.js';

interface Phones {
  /** The one that is called first. */
  first: string | null;
  further: KeptPhone[];
}

interface NextPhones {
  first: string | null;
  further: FurtherPhone[];
}

/** What the phone that was called first is called when it no longer is. */
const FORMER_FIRST = '原号码';

/** Somebody's phones one by one: who only sees them masked can add one, remove one, or say which is called first. */
@Injectable()
export class PersonPhones {
  constructor(
    private readonly database: Database,
    private readonly people: LocatedPeople,
    private readonly numbers: Numbers,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
  ) {}

  add(caller: Caller, personId: string, { phone, label, source }: NewPhone): Promise<void> {
    return this.change(caller, personId, source, ({ first, further }) => {
      if (first === null) return { first: phone, further };
      if (further.length >= MOST_FURTHER_PHONES) throw personProblems['person.phonesFull']();
      return { first, further: [...further, { phone, label }] };
    });
  }

  callFirst(caller: Caller, personId: string, phoneId: string, source: string): Promise<void> {
    return this.change(caller, personId, source, ({ first, further }) => {
      const chosen = pick(further, phoneId);
      const others = further.filter(({ id }) => id !== phoneId);
      const former = first === null ? [] : [{ phone: first, label: FORMER_FIRST }];
      return { first: chosen.phone, further: [...former, ...others] };
    });
  }

  remove(caller: Caller, personId: string, phoneId: string, source: string): Promise<void> {
    return this.change(caller, personId, source, ({ first, further }) => {
      pick(further, phoneId);
      return { first, further: further.filter(({ id }) => id !== phoneId) };
    });
  }

  private change(caller: Caller, personId: string, source: string, next: (known: Phones) => NextPhones): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const known = { first: await this.first(personId), further: await this.numbers.furtherPhones(personId) };
      const changed = next(known);
      const columns = await this.numbers.phone(changed.first);
      await this.database.execute('UPDATE people SET phone_sealed = ?, phone_mask = ?, phone_index = ? WHERE id = ?', [
        ...columns,
        personId,
      ]);
      await this.numbers.replaceFurtherPhones(personId, changed.further);
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'corrected',
        aspect: 'phones',
        before: listOf(known),
        after: listOf(changed),
        sensitive: true,
        source,
      });
      await this.events.personChanged(personId);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'person.corrected',
        subject: { kind: 'person', id: personId },
        unit: innermostOf(person.units),
        details: { aspects: ['phones'] },
      });
    });
  }

  private async first(personId: string): Promise<string | null> {
    const sealed = await this.database.queryOne('SELECT phone_sealed FROM people WHERE id = ?', [personId], (row) =>
      row.textOrNull('phone_sealed'),
    );
    return sealed === null ? null : this.numbers.openPhone(sealed);
  }
}

function pick(further: readonly KeptPhone[], phoneId: string): KeptPhone {
  const found = further.find(({ id }) => id === phoneId);
  if (found === undefined) throw personProblems['person.phoneNotFound']();
  return found;
}

function listOf({ first, further }: NextPhones): string[] {
  return [...(first === null ? [] : [first]), ...further.map(({ phone }) => phone)];
}
