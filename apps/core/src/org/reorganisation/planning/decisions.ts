import type {
  BodyKind,
  FieldError,
  ReorganisationDecision,
  ReorganisationNote,
  ReorganisationOption,
  Role,
} from '@yige/contracts';
import type { AppointmentFact, Facts } from './facts.js';
import { successorOf } from './lines.js';
import type { Plan } from './plan.js';
import { refusal } from './refusals.js';

/** Where each thing goes that hung on a unit which ends; null: it ends with it. */
export interface Succession {
  /** The part that goes on with what belonged to a split unit as a whole. */
  ownMatters: Map<number, number>;
  bodies: Map<string, number | null>;
  partners: Map<string, number | null>;
  agencies: Map<string, number>;
  premises: Map<string, number>;
  /** Appointment → unit, and the body that it is in afterwards. */
  appointments: Map<string, { unit: number; bodyId: string | null } | null>;
  /** Service of an agency for a unit that ends: the units that it serves instead. */
  services: { agencyId: string; unit: number; heirs: number[] }[];
}

export interface Decided {
  decisions: ReorganisationDecision[];
  /** Decisions that are missing or not among the options. */
  refusals: FieldError[];
  notes: ReorganisationNote[];
  succession: Succession;
}

/** Bodies of which a community has one: a second one cannot carry on. Committees of one estate may be several (R3). */
const ONE_IN_A_UNIT: ReadonlySet<BodyKind> = new Set<BodyKind>(['partyOrganisation', 'workStation']);
/** Posts that one person holds in a unit. */
const LEADING: readonly Role[] = ['communitySecretary'];

/** Works out what follows by itself, what needs a decision, and with the decisions made so far, what comes of it. */
export function decide(plan: Plan, facts: Facts, chosen: Readonly<Record<string, string>>): Decided {
  const succession = new SuccessionPlan(plan, facts, chosen);
  succession.ownMatters();
  succession.bodies();
  succession.partners();
  succession.rest();
  succession.appointments();
  succession.leaders();
  return succession.result();
}

class SuccessionPlan {
  private readonly decisions: ReorganisationDecision[] = [];
  private readonly refusals: FieldError[] = [];
  private readonly retired: ReadonlySet<number>;
  private readonly succession: Succession = {
    ownMatters: new Map(),
    bodies: new Map(),
    partners: new Map(),
    agencies: new Map(),
    premises: new Map(),
    appointments: new Map(),
    services: [],
  };

  constructor(
    private readonly plan: Plan,
    private readonly facts: Facts,
    private readonly chosen: Readonly<Record<string, string>>,
  ) {
    this.retired = new Set(plan.retired.map(({ number }) => number));
  }

  ownMatters(): void {
    for (const { number } of this.plan.retired) {
      const heirs = this.heirsOf(number);
      if (heirs.length < 2) continue;
      const value = this.ask(
        `ownMatters:${this.key(number)}`,
        { kind: 'ownMatters', unit: this.key(number) },
        this.units(heirs),
      );
      const heir = heirs.find((unit) => this.key(unit) === value);
      if (heir !== undefined) this.succession.ownMatters.set(number, heir);
    }
  }

  /** A body carries on in the unit that its own became; where there are several, or it would be a second one, people say. */
  bodies(): void {
    for (const body of this.facts.bodies) {
      if (!this.retired.has(body.unit)) continue;
      const heirs = this.communitiesAmong(this.heirsOf(body.unit));
      const [only] = heirs;
      const alone = heirs.length === 1 && only !== undefined && !this.meetsAnother(body, only);
      if (alone) {
        this.succession.bodies.set(body.id, only);
        continue;
      }
      const subject = { kind: 'body', unit: this.key(body.unit), body: body.kind, name: body.name } as const;
      const value = this.ask(`body:${body.id}`, subject, [...this.units(heirs), END]);
      const heir = heirs.find((unit) => this.key(unit) === value) ?? null;
      this.succession.bodies.set(body.id, heir);
      if (heir !== null && ONE_IN_A_UNIT.has(body.kind) && this.carryingOn(body.kind, heir).length > 1) {
        this.refusals.push(refusal(`/body/decisions/body:${body.id}`, 'bodyTwice', { unit: this.name(heir) }));
      }
    }
  }

  partners(): void {
    for (const partner of this.facts.partners) {
      if (!this.retired.has(partner.unit)) continue;
      const heirs = this.communitiesAmong(this.heirsOf(partner.unit));
      const [only] = heirs;
      if (heirs.length === 1 && only !== undefined) this.succession.partners.set(partner.id, only);
      else {
        const subject = { kind: 'partner', unit: this.key(partner.unit), name: partner.name } as const;
        const value = this.ask(`partner:${partner.id}`, subject, [...this.units(heirs), END]);
        this.succession.partners.set(partner.id, heirs.find((unit) => this.key(unit) === value) ?? null);
      }
    }
  }

  /** Rooms and agencies' seats go where the unit's own matters go; agencies serve all that comes of the unit. */
  rest(): void {
    for (const { id, unit } of this.facts.agencies) {
      if (this.retired.has(unit)) this.succession.agencies.set(id, this.successorOf(unit));
    }
    for (const { id, unit } of this.facts.premises) {
      if (this.retired.has(unit)) this.succession.premises.set(id, this.successorOf(unit));
    }
    for (const { agencyId, unit } of this.facts.services) {
      if (this.retired.has(unit)) this.succession.services.push({ agencyId, unit, heirs: this.heirsOf(unit) });
    }
  }

  appointments(): void {
    for (const appointment of this.facts.appointments) {
      if (!this.retired.has(appointment.unit)) continue;
      this.succession.appointments.set(appointment.id, this.postOf(appointment));
    }
  }

  /** Where several would hold a post that is one person's, people choose who does; one person's two become one. */
  leaders(): void {
    for (const unit of new Set(this.plan.lineage.map(({ to }) => to))) {
      for (const role of LEADING) {
        const holders = this.holdersOf(role, unit);
        if (holders.length < 2) continue;
        let kept = holders[0]?.id ?? '';
        if (new Set(holders.map(({ accountId }) => accountId)).size > 1) {
          const options = holders.map(({ id, person, unit: from }): ReorganisationOption => {
            return { kind: 'holder', value: id, name: person, unit: this.name(from) };
          });
          const key = `leader:${this.key(unit)}:${role}`;
          kept = this.ask(key, { kind: 'leader', unit: this.key(unit), role }, options) ?? kept;
        }
        for (const { id } of holders) if (id !== kept) this.succession.appointments.set(id, null);
      }
    }
  }

  result(): Decided {
    const { appointments, bodies, services } = this.succession;
    const follow = [...appointments.values()].filter((post) => post !== null).length;
    const carried = [...bodies.values()].filter((unit) => unit !== null).length;
    const agencies = new Set(services.map(({ agencyId }) => agencyId)).size;
    const notes: ReorganisationNote[] = [];
    if (this.plan.recoded > 0) notes.push({ kind: 'recoded', units: this.plan.recoded });
    if (follow > 0) notes.push({ kind: 'appointmentsFollow', count: follow });
    if (carried > 0) notes.push({ kind: 'bodiesFollow', count: carried });
    if (agencies > 0) notes.push({ kind: 'agenciesFollow', count: agencies });
    for (const { number, level } of this.plan.opened) {
      if (level === 'community' && LEADING.every((role) => this.holdersOf(role, number).length === 0)) {
        notes.push({ kind: 'leaderless', unit: this.key(number) });
      }
    }
    return { decisions: this.decisions, refusals: this.refusals, notes, succession: this.succession };
  }

  private postOf({ id, unit, role, person, bodyId, agencyId, partnerId }: AppointmentFact) {
    if (bodyId !== null) return this.postInBody(bodyId);
    if (partnerId !== null) {
      const to = this.succession.partners.get(partnerId) ?? null;
      return to === null ? null : { unit: to, bodyId: null };
    }
    if (agencyId !== null) return { unit: this.successorOf(unit), bodyId: null };
    const links = this.plan.lineage.filter(({ from }) => from === unit);
    const [link] = links;
    if (links.length === 1 && link?.change === 'merge') return { unit: this.successorOf(unit), bodyId: null };
    const heirs = this.heirsOf(unit);
    const subject = { kind: 'appointment', unit: this.key(unit), role, person } as const;
    const value = this.ask(`appointment:${id}`, subject, [...this.units(heirs), END]);
    const to = heirs.find((heir) => this.key(heir) === value);
    return to === undefined ? null : { unit: to, bodyId: null };
  }

  /** With the body; of one that ends, into the one of its kind that carries on in the same unit. */
  private postInBody(bodyId: string): { unit: number; bodyId: string | null } | null {
    const body = this.facts.bodies.find(({ id }) => id === bodyId);
    if (body === undefined) return null;
    const unit = this.succession.bodies.get(bodyId) ?? null;
    if (unit !== null) return { unit, bodyId };
    const heirs = this.communitiesAmong(this.heirsOf(body.unit));
    for (const heir of heirs) {
      const [other] = this.carryingOn(body.kind, heir);
      if (other !== undefined && heirs.length === 1) return { unit: heir, bodyId: other };
    }
    return null;
  }

  private holdersOf(role: Role, unit: number): AppointmentFact[] {
    return this.facts.appointments.filter((appointment) => {
      if (appointment.role !== role) return false;
      const post = this.succession.appointments.get(appointment.id);
      if (post === undefined) return appointment.unit === unit;
      return post !== null && post.unit === unit;
    });
  }

  private meetsAnother(body: { id: string; unit: number; kind: BodyKind }, heir: number): boolean {
    if (!ONE_IN_A_UNIT.has(body.kind)) return false;
    return this.facts.bodies.some(
      ({ id, unit, kind }) =>
        id !== body.id && kind === body.kind && (unit === heir || this.heirsOf(unit).includes(heir)),
    );
  }

  private carryingOn(kind: BodyKind, unit: number): string[] {
    return this.facts.bodies
      .filter(
        (body) =>
          body.kind === kind &&
          (this.succession.bodies.get(body.id) ?? (this.retired.has(body.unit) ? null : body.unit)) === unit,
      )
      .map(({ id }) => id);
  }

  private ask(key: string, subject: ReorganisationDecision['subject'], options: ReorganisationOption[]): string | null {
    const value = this.chosen[key];
    const valid = options.some((option) => option.value === value);
    this.decisions.push({ key, subject, options, chosen: valid && value !== undefined ? value : null });
    if (valid && value !== undefined) return value;
    const values = { options: options.map((option) => option.value).join(', ') };
    this.refusals.push(refusal(`/body/decisions/${key}`, 'decisionMissing', values));
    return null;
  }

  private heirsOf(unit: number): number[] {
    const heirs = this.plan.lineage.filter(({ from }) => from === unit).map(({ to }) => this.successorOf(to));
    return [...new Set(heirs)];
  }

  private successorOf(unit: number): number {
    return successorOf(this.plan, this.succession.ownMatters, unit);
  }

  private communitiesAmong(units: readonly number[]): number[] {
    return units.filter((number) => {
      const unit = this.plan.after.get(number);
      return unit !== undefined && (unit.level === 'community' || unit.kind === 'hamletCommunity');
    });
  }

  private units(numbers: readonly number[]): ReorganisationOption[] {
    return numbers.map((number) => ({ kind: 'unit', value: this.key(number), name: this.name(number) }));
  }

  private key(number: number): string {
    return unitKey(this.plan, number);
  }

  private name(number: number): string {
    return (this.plan.after.get(number) ?? this.plan.before.get(number))?.name ?? '';
  }
}

const END: ReorganisationOption = { kind: 'end', value: 'end' };

/** How a unit is called on the wire: its id, or `new:<code>` while it has none. */
export function unitKey(plan: Plan, number: number): string {
  const unit = plan.before.get(number) ?? plan.after.get(number);
  return unit?.id ?? `new:${unit?.code ?? ''}`;
}
