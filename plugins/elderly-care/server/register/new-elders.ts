import { Injectable } from '@nestjs/common';
import { Clock, Every, People, type PersonSummary } from '@yige/plugin-sdk/server';
import { bornBefore } from '../visits/visit-plan.js';
import { Enrolment } from './enrolment.js';

const AT_ONCE = 200;

/**
 * Takes those into the register who have just come into the registry: a bureau may send work for a list of residents as soon
 * as a community has imported it. Whoever is missed here, the round over the whole registry finds.
 */
@Injectable()
export class NewElders {
  private lookedAt: Date;

  constructor(
    private readonly people: People,
    private readonly enrolment: Enrolment,
    private readonly clock: Clock,
  ) {
    this.lookedAt = clock.now();
  }

  @Every({ name: 'enrol-new', minutes: 1 })
  async take(): Promise<void> {
    const [began, today] = [this.clock.now(), this.clock.today()];
    let old: PersonSummary[] = [];
    for await (const person of this.people.watch(this.lookedAt)) {
      if (person.birthDate <= bornBefore(today)) old.push(person);
      if (old.length < AT_ONCE) continue;
      await this.enrolment.enrol(old, today);
      old = [];
    }
    await this.enrolment.enrol(old, today);
    this.lookedAt = began;
  }
}
