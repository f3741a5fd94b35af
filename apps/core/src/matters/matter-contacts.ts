import { Injectable } from '@nestjs/common';
import { corePermissions, type MatterContact, REVEAL_SECONDS, type RouteOutput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { z } from 'zod';
import { actorOf, type Caller, staffOf } from '../access/caller.js';
import { revealProblems } from '../access/problems.js';
import { Reveals } from '../access/reveals/reveals.js';
import { innermostOf, scopeIncludes } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { maskName } from '../registry/masks.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { MatterAccess } from './matter-access.js';
import type { MatterRow } from './matter-rows.js';
import { matterProblems } from './problems.js';

const PURPOSE = 'matters.contact';
const contactSchema = z.object({ name: z.string().nullable(), phone: z.string().nullable() });

/** The resident who told staff of a matter: sealed, shown masked, and whole only for a reason that is recorded. */
@Injectable()
export class MatterContacts {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly access: MatterAccess,
    private readonly cipher: FieldCipher,
    private readonly reveals: Reveals,
    private readonly audit: AuditTrail,
  ) {}

  async seal(contact: MatterContact | null): Promise<string | null> {
    if (contact === null || (contact.name === null && contact.phone === null)) return null;
    return this.cipher.seal(JSON.stringify(contact), PURPOSE);
  }

  /** The route masks the phone; the name keeps its surname. */
  async masked({ contactSealed }: MatterRow): Promise<MatterContact | null> {
    if (contactSealed === null) return null;
    const { name, phone } = await this.open(contactSealed);
    return { name: name === null ? null : maskName(name), phone };
  }

  mayReveal(caller: Caller, { units, contactSealed }: MatterRow): boolean {
    if (contactSealed === null || caller.kind !== 'staff') return false;
    return scopeIncludes(this.directory.scopeOf(caller, corePermissions.personReveal), units);
  }

  async reveal(caller: Caller, id: string, reason: string): Promise<RouteOutput<typeof routes.matters.reveal>> {
    const staff = staffOf(caller);
    const { matter } = await this.access.find(caller, id);
    if (matter.contactSealed === null || !this.mayReveal(caller, matter)) throw matterProblems['matter.notFound']();
    const contact = await this.open(matter.contactSealed);
    if (contact.name !== null && reason.includes(contact.name)) {
      const message = 'say why, without the resident’s name';
      throw revealProblems['reveal.namesResident']({ errors: [{ pointer: '/body/reason', code: 'name', message }] });
    }
    await this.database.transaction(async () => {
      await this.reveals.expectRate(staff);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'matter.contactRevealed',
        subject: { kind: 'matter', id },
        unit: innermostOf(matter.units),
        reason,
      });
    });
    return { ...contact, hideAfter: REVEAL_SECONDS };
  }

  private async open(sealed: string): Promise<MatterContact> {
    return contactSchema.parse(JSON.parse(await this.cipher.open(sealed, PURPOSE)));
  }
}
