import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import {
  DEVELOPMENT_CODE_LETTERS,
  DEVELOPMENT_REPORT_INTERVAL,
  type LocalizedText,
  type PluginDevelopment,
} from '@yige/contracts';
import type { LocalBuild } from './local-builds.js';

/** How long a code can be typed, in milliseconds. */
export const CODE_LIFETIME = 5 * 60_000;
/** How long a plugin shows at the most, in milliseconds: a day's work. */
export const LONGEST = 8 * 3_600_000;
/** A machine that says nothing for so long is gone, in milliseconds: one that builds has little time for words. */
export const SILENCE = 7.5 * DEVELOPMENT_REPORT_INTERVAL;
/** The page may still load a chunk of the build before the newest. */
const KEPT_BUILDS = 2;

/** The session that shows it, and whose it is. */
export interface Joined {
  sessionKey: string;
  account: { id: string; name: string };
  at: Date;
}

/** A plugin on a developer's machine, from when the machine asks until it is gone. In memory alone. */
export class Development {
  readonly code = newCode();
  joined: Joined | null = null;
  /** The newest first. */
  builds: readonly LocalBuild[] = [];
  problem: string | null = null;
  private heardAt: number;

  constructor(
    readonly id: string,
    readonly pluginId: string,
    readonly name: LocalizedText,
    private readonly secretHash: Buffer,
    private readonly begunAt: Date,
  ) {
    this.heardAt = begunAt.getTime();
  }

  get codeEndsAt(): Date {
    return new Date(this.begunAt.getTime() + CODE_LIFETIME);
  }

  get endsAt(): Date | null {
    return this.joined === null ? null : new Date(this.joined.at.getTime() + LONGEST);
  }

  isAlive(now: Date): boolean {
    const until = this.endsAt ?? this.codeEndsAt;
    return now < until && now.getTime() - this.heardAt <= SILENCE;
  }

  hear(now: Date, { problem, build }: { problem: string | null; build: LocalBuild | null }): void {
    this.heardAt = now.getTime();
    this.problem = problem;
    if (build !== null) this.builds = [build, ...this.builds].slice(0, KEPT_BUILDS);
  }

  isSecret(secret: string): boolean {
    return timingSafeEqual(hashOf(secret), this.secretHash);
  }

  /** As its developer sees it; null before they joined. */
  describe(): PluginDevelopment | null {
    if (this.joined === null || this.endsAt === null) return null;
    const [build] = this.builds;
    return {
      id: this.id,
      pluginId: this.pluginId,
      name: build?.manifest.name ?? this.name,
      version: build?.manifest.version ?? null,
      builtAt: build?.builtAt.toISOString() ?? null,
      problem: this.problem,
      joinedAt: this.joined.at.toISOString(),
      endsAt: this.endsAt.toISOString(),
    };
  }
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** 40 bits that live five minutes; written in two halves. */
function newCode(): string {
  const sign = () => DEVELOPMENT_CODE_LETTERS.charAt(randomInt(DEVELOPMENT_CODE_LETTERS.length));
  return Array.from({ length: 8 }, sign).join('');
}
