import {
  attachmentMediaSchema,
  type Matter,
  type MatterSummary,
  matterActSchema,
  newId,
  newMatterSchema,
  type TaskAttachment,
} from '@yige/contracts';
import { z } from 'zod';

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

/** Matters as core has them for one plugin: what lies with it and what it answered, and what it reported. */
export class FakeMatters {
  /** Those that a street or district routed to the plugin; a test fills it, and takes one back by removing it. */
  readonly routed: Matter[] = [];
  /** What the plugin answered, in order. */
  readonly deeds: MatterDeed[] = [];
  /** Those that the plugin reported, each key once. A test moves one on by its `stage`: no longer `openCase`, it was acted on. */
  readonly reported: Matter[] = [];
  /** Photos of matters: what a test puts there, and what the plugin added. */
  readonly photos: { matterId: string; photo: TaskAttachment; content: File }[] = [];
  private readonly keys = new Map<string, Matter>();

  /** Null where the call is about no matter. */
  answer(method: string, path: string, body: unknown, key: string): Answer | null {
    if (path === '/api/v1/matters') {
      if (method === 'GET') return { status: 200, body: { items: this.inHand(), next: null } };
      if (method === 'POST') return this.report(key, body);
    }
    const ofPhotos = /^\/api\/v1\/matters\/(\w{26})\/photos(?:\/(\w{26}))?$/.exec(path);
    if (ofPhotos !== null) return this.answerPhotos(method, ofPhotos[1] ?? '', ofPhotos[2] ?? null, body);
    const [, id, action] = /^\/api\/v1\/matters\/(\w{26})(?:\/actions\/(\w+))?$/.exec(path) ?? [];
    const matter = this.find(id);
    if (id === undefined || matter === undefined) return null;
    if (action === undefined) return method === 'GET' ? { status: 200, body: matter } : null;
    return action === 'withdraw' ? this.withdraw(matter, body) : this.act(matter, action, body);
  }

  private find(id: string | undefined): Matter | undefined {
    return [...this.routed, ...this.reported].find((each) => each.id === id);
  }

  /** What a photo shows is nobody's to check here; core does, and takes out where it was taken. */
  private answerPhotos(method: string, matterId: string, photoId: string | null, body: unknown): Answer {
    const matter = this.find(matterId);
    if (matter === undefined) return refused(404, 'matter.notFound');
    const photos = this.photos.filter((each) => each.matterId === matterId);
    if (method === 'POST' && photoId === null) {
      if (matter.stage === 'closed') return refused(409, 'matter.ended');
      const form = z.object({ file: z.file() }).safeParse(body);
      const media = attachmentMediaSchema.safeParse(form.data?.file.type);
      if (!form.success || !media.success) return refused(415, 'attachment.kind');
      const { file } = form.data;
      const photo: TaskAttachment = {
        ...{ id: newId(), name: file.name, media: media.data, size: file.size },
        ...{ addedBy: { id: 'test', name: 'test' }, addedAt: new Date().toISOString(), removable: true },
      };
      this.photos.push({ matterId, photo, content: file });
      return { status: 201, body: photo };
    }
    if (photoId === null) return { status: 200, body: { items: photos.map(({ photo }) => photo), addable: true } };
    const found = photos.find(({ photo }) => photo.id === photoId);
    return found === undefined ? refused(404, 'attachment.notFound') : { status: 200, body: found.content };
  }

  /** One key makes one matter. Which places and categories there are, only core knows. */
  private report(key: string, body: unknown): Answer {
    const asked = newMatterSchema.safeParse(body);
    if (!asked.success || key === '') return refused(422, 'request.invalid');
    if (asked.data.source === 'staff') return refused(422, 'matter.fieldInvalid');
    const known = this.keys.get(key);
    const matter = known ?? reportedMatter(asked.data);
    if (known === undefined) this.reported.push(matter);
    this.keys.set(key, matter);
    return { status: 201, body: matter };
  }

  /** Of what it reported, with the reason, and while nobody has acted on it. */
  private withdraw(matter: Matter, body: unknown): Answer {
    const { note = null } = matterActSchema.parse(body);
    if (note === null) return refused(422, 'matter.fieldInvalid');
    if (!this.reported.includes(matter)) return refused(403, 'matter.notYours');
    if (matter.stage !== 'openCase') return refused(409, 'matter.actionNotPossible');
    this.deeds.push({ matterId: matter.id, action: 'withdraw', note });
    const closedAt = new Date().toISOString();
    Object.assign(matter, { stage: 'closed', outcome: 'withdrawn', holder: null, closedAt, actions: [] });
    return { status: 200, body: { matter } };
  }

  private inHand(): MatterSummary[] {
    return this.routed.filter(isWithThePlugin);
  }

  /** Answered twice is refused, as core does; sent back it is no longer the plugin's. */
  private act(matter: Matter, action: string, body: unknown): Answer {
    const isRouted = this.routed.includes(matter);
    if (!isRouted || (action !== 'feedBack' && action !== 'sendBack')) return refused(403, 'matter.notYours');
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

/** As it stands with the unit of its place, which opens it. */
function reportedMatter({ title, description, category, source, place }: z.output<typeof newMatterSchema>): Matter {
  const reportedAt = new Date().toISOString();
  const dueAt = new Date(Date.now() + DAY).toISOString();
  const reporter = { kind: 'plugin', id: 'test', name: 'test' } as const;
  const code = { 'zh-CN': category, en: category };
  return {
    ...{ id: newId(), title, description, source, stage: 'openCase', outcome: null, level: 'community' },
    category: { code: category, title: code, usually: { kind: 'community' } },
    place: {
      unit: { id: place.unitId, name: '', level: 'community' },
      ...{ unitName: '', building: null, door: null, text: place.text, position: place.position },
    },
    holder: { kind: 'unit', name: '', person: null, since: reportedAt, dueAt },
    ...{ reporter, reportedAt, closedAt: null, reopenings: 0, reopeningsLeft: 0 },
    ...{ contact: null, revealable: false, evaluation: null },
    events: [{ id: newId(), at: reportedAt, actor: reporter, action: 'report', ...NOTHING_SAID, dueAt }],
    ...{ actions: ['withdraw'], version: 1 },
  };
}

const DAY = 24 * 3_600_000;
const NOTHING_SAID = { target: null, note: null, onBehalfOf: null };

function isWithThePlugin({ stage }: MatterSummary): boolean {
  return stage === 'handle' || stage === 'feedBack';
}

function refused(status: number, code: string): Answer {
  return { status, body: { type: `/problems/${code}`, title: code, status, code } };
}
