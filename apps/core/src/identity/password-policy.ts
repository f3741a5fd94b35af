import { Injectable } from '@nestjs/common';
import type { LocalizedText, PasswordPolicy as PolicyView } from '@yige/contracts';
import { SecuritySettingsStore } from './security-settings.js';

export interface PasswordOwner {
  username: string;
  displayName: string;
}

/** Below this score of zxcvbn (0 to 4) a password falls within a hundred million guesses. */
const LEAST_SCORE = 3;
/** Characters that are judged: the estimate's time grows with the square of the length. */
const JUDGED = 100;

export type PasswordFault = { code: string; message: LocalizedText };

const faults = {
  tooShort: (length: number): PasswordFault => ({
    code: 'too_short',
    message: { 'zh-CN': `至少 ${length} 个字符`, en: `At least ${length} characters` },
  }),
  ownName: {
    code: 'own_name',
    message: { 'zh-CN': '不要包含您的账号或姓名', en: 'Leave out your account and your name' },
  },
  tooCommon: {
    code: 'too_common',
    message: {
      'zh-CN': '这个密码太容易猜到，换几个不相关的词或字',
      en: 'This password is easy to guess; take a few words that have nothing to do with each other',
    },
  },
} as const;

/**
 * What a new password must be. Length before composition, no names of its owner, nothing that lists of leaked passwords
 * would try (NIST SP 800-63B-4, 3.1.1.2; the estimate is zxcvbn's, with its list of 40,000 common passwords).
 */
@Injectable()
export class PasswordPolicy {
  constructor(private readonly settings: SecuritySettingsStore) {}

  view(): PolicyView {
    const { passwordMinimumLength, passwordHistory, passwordMaximumAge } = this.settings.current;
    return {
      minimumLength: passwordMinimumLength,
      history: passwordHistory,
      maximumAgeDays: passwordMaximumAge,
    };
  }

  /** The first thing that is wrong with it; null when it may be used. */
  async faultOf(password: string, { username, displayName }: PasswordOwner): Promise<PasswordFault | null> {
    const least = this.settings.current.passwordMinimumLength;
    if ([...password].length < least) return faults.tooShort(least);
    const lower = password.toLowerCase();
    const names = [username, ...username.split(/[._-]/), displayName].map((name) => name.toLowerCase());
    if (names.some((name) => [...name].length >= 2 && isMostOf(name, lower))) return faults.ownName;
    return (await scoreOf(password, names)) < LEAST_SCORE ? faults.tooCommon : null;
  }
}

/** Short names occur in long passwords by chance; a password that is mostly a name is none. */
function isMostOf(name: string, password: string): boolean {
  return password.includes(name) && (name.length >= 4 || name.length * 2 >= password.length);
}

/** What is tried first here and stands in no English list: the platform's name, and 我爱你一生一世. */
const TRIED_FIRST = ['yige', '一格', 'admin', 'woaini', '1314520', '5201314', '1314', '520'];

let estimator: Promise<(password: string, names: string[]) => number> | undefined;

async function scoreOf(password: string, names: string[]): Promise<number> {
  estimator ??= loadEstimator();
  const estimate = await estimator;
  return estimate(password.slice(0, JUDGED), names);
}

/** The lists take some megabytes and a third of a second, so they are read with the first password that is changed. */
async function loadEstimator(): Promise<(password: string, names: string[]) => number> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, names) => zxcvbn.check(password, [...names, ...TRIED_FIRST]).score;
}
