import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type EscalationRule,
  type EscalationRules as EscalationRulesState,
  escalationDaysSchema,
  type NewEscalationRule,
  requestProblems,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { escalationProblems } from './problems.js';
import { escalationRuleOn, usualEscalation } from './rules.js';

/** When those above hear of what is overdue, as the district decides it: for all its units alike. */
@Injectable()
export class EscalationRules {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  /** The newest decision first, the usual rule last. One statement: whoever asks has what holds now, in any process. */
  async all(): Promise<EscalationRule[]> {
    const decided = await this.database.query(
      'SELECT * FROM escalation_rules ORDER BY version DESC',
      [],
      (row): EscalationRule => ({
        version: row.integer('version'),
        validFrom: row.text('valid_from'),
        workingDays: row.json('working_days', (value) => escalationDaysSchema.parse(value)),
        basis: row.text('basis'),
        changedAt: row.instant('changed_at').toISOString(),
        changedBy: row.text('changed_by'),
      }),
    );
    return [...decided, usualEscalation];
  }

  async state(caller: Caller): Promise<EscalationRulesState> {
    const rules = await this.all();
    return {
      version: rules[0]?.version ?? 0,
      inForce: escalationRuleOn(this.clock.today(), rules) ?? usualEscalation,
      rules,
      changeable: this.mayChange(caller),
    };
  }

  async change(caller: Caller, version: number, rule: NewEscalationRule): Promise<EscalationRulesState> {
    if (!this.mayChange(caller)) throw requestProblems['request.forbidden']();
    if (rule.validFrom < this.clock.today()) {
      throw escalationProblems['escalation.past']({
        errors: [{ pointer: '/body/rule/validFrom', code: 'past', message: 'not before today' }],
      });
    }
    await this.database.transaction(async () => {
      const rules = await this.all();
      if ((rules[0]?.version ?? 0) !== version) throw escalationProblems['escalation.changed']();
      const { validFrom, workingDays, basis } = rule;
      // Two changes made on one version meet in the key: the second is refused as a conflict.
      await this.database.execute(
        `INSERT INTO escalation_rules (version, valid_from, working_days, basis, changed_at, changed_by)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [version + 1, validFrom, JSON.stringify(workingDays), basis, this.clock.now(), staffOf(caller).name],
      );
      const before = escalationRuleOn(validFrom, rules);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'escalation.changed',
        subject: { kind: 'escalation', id: String(version + 1) },
        details: { validFrom, basis, workingDays: { before: before?.workingDays ?? [], after: workingDays } },
      });
    });
    return this.state(caller);
  }

  /** A post of a street that was given the permission decides nothing for the whole district. */
  private mayChange(caller: Caller): boolean {
    const { district } = this.units;
    const scope = this.units.scopeOf(caller, corePermissions.escalationManage);
    return caller.kind === 'staff' && district !== null && this.units.isInScope(scope, district.number);
  }
}
