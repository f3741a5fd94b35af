import { Injectable } from '@nestjs/common';
import { type AdmissibleType, corePermissions } from '@yige/contracts';
import { type Caller, type CallerPost, postsOf } from '../../access/caller.js';
import type { Scope, UnitNumbers } from '../../access/scope.js';
import { BureauTypes } from '../../admission/bureau-types.js';
import { isOfCommunity } from '../../admission/gate/own-work.js';
import { TaskTypes } from '../../admission/task-types.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';

/** As whom somebody sends: for a community its own work, or as a bureau. */
export interface Sender {
  ownWork: boolean;
  agencyId: string | null;
  /** Where the post is. */
  units: UnitNumbers;
  /** Where it may send to. */
  scope: Scope;
}

/** The posts through which the caller sends: those of communities, and those of bureaus and of the units above. */
export function dispatchPosts(caller: Caller): { own: CallerPost[]; bureau: CallerPost[] } {
  const posts = postsOf(caller).filter(({ permissions }) => permissions.has(corePermissions.taskDispatch));
  return { own: posts.filter(isOfCommunity), bureau: posts.filter((post) => !isOfCommunity(post)) };
}

/** Who may send what. */
@Injectable()
export class Senders {
  constructor(
    private readonly types: TaskTypes,
    private readonly bureaus: BureauTypes,
    private readonly plugins: PluginDirectory,
    private readonly units: UnitDirectory,
  ) {}

  /** A bureau sends kinds of its own plugins; a community any. What is confidential is given to one, never to many. */
  async typesFor(caller: Caller): Promise<AdmissibleType[]> {
    const { own, bureau } = dispatchPosts(caller);
    const types =
      own.length > 0 ? this.types.gated() : await this.bureaus.typesOf(bureau.map(({ agency }) => agency?.id ?? null));
    const confidential = new Set(this.plugins.confidentialNames());
    return types.filter(({ type }) => !confidential.has(type));
  }

  /** As whom the caller may send this kind, the community's own work first. */
  async of(caller: Caller, type: string): Promise<Sender[]> {
    const { own, bureau } = dispatchPosts(caller);
    const speaking = await this.speakingFor(bureau, type);
    return [this.senderOf(own, true), this.senderOf(speaking, false)].flatMap((sender) => sender ?? []);
  }

  private async speakingFor(posts: readonly CallerPost[], type: string): Promise<CallerPost[]> {
    const agencies = posts.map(({ agency }) => agency?.id ?? null);
    const speak = new Set(await this.bureaus.speakingFor(agencies, type));
    return posts.filter(({ agency }) => speak.has(agency?.id ?? null));
  }

  private senderOf(posts: readonly CallerPost[], ownWork: boolean): Sender | null {
    const [first] = posts;
    if (first === undefined) return null;
    return {
      ownWork,
      agencyId: first.agency?.id ?? null,
      units: this.units.numbersOf(first.unit.number),
      scope: { kind: 'units', units: posts.flatMap(({ scope }) => scope) },
    };
  }
}
