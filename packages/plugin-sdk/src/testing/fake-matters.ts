import { type Matter, type MatterSummary, matterActSchema } from '@yige/contracts';

/** What the plugin did with a matter. */
export interface MatterDeed {
  matterId: string;
  action: string;
  note: string | null;
}

interface Answer {
  status: number;
  body: unknown;
}

/** Matters as core has them for one plugin: what lies with it, and what it answered. */
export class FakeMatters {
  /** Those that a street or district routed to the plugin; a test fills it, and takes one back by removing it. */
  readonly routed: Matter[] = [];
  /** What the plugin answered, in order. */
  readonly deeds: MatterDeed[] = [];

  /** Null where the call is about no matter. */
  answer(method: string, path: string, body: unknown): Answer | null {
    if (method === 'GET' && path === '/api/v1/matters')
      return { status: 200, body: { items: this.inHand(), next: null } };
    const [, id, action] = /^\/api\/v1\/matters\/(\w{26})(?:\/actions\/(\w+))?$/.exec(path) ?? [];
    const matter = this.routed.find((each) => each.id === id);
    if (id === undefined || matter === undefined) return null;
    if (action === undefined) return method === 'GET' ? { status: 200, body: matter } : null;
    return this.act(matter, action, body);
  }

  private inHand(): MatterSummary[] {
    return this.routed.filter(isWithThePlugin);
  }

  /** Answered twice is refused, as core does; sent back it is no longer the plugin's. */
  private act(matter: Matter, action: string, body: unknown): Answer {
    if (action !== 'feedBack' && action !== 'sendBack') return refused(403, 'matter.notYours');
    if (!isWithThePlugin(matter)) return refused(409, 'matter.actionNotPossible');
    const { note = null } = matterActSchema.parse(body);
    if (note === null) return refused(422, 'matter.fieldInvalid');
    this.deeds.push({ matterId: matter.id, action, note });
    if (action === 'sendBack') {
      this.routed.splice(this.routed.indexOf(matter), 1);
      return { status: 200, body: { matter: null } };
    }
    Object.assign(matter, { stage: 'verify', actions: [] });
    return { status: 200, body: { matter } };
  }
}

function isWithThePlugin({ stage }: MatterSummary): boolean {
  return stage === 'handle' || stage === 'feedBack';
}

function refused(status: number, code: string): Answer {
  return { status, body: { type: `/problems/${code}`, title: code, status, code } };
}
