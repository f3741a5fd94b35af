import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id, the library's default algorithm, at OWASP's floor: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password that nobody has: checking it makes an unknown account answer as slowly as a known one. */
const NOBODY = hash('nobody has this password', OPTIONS);

@Injectable()
export class Passwords {
  hash(password: string): Promise<string> {
    return hash(password, OPTIONS);
  }

  async matches(stored: string | null, password: string): Promise<boolean> {
    const right = await verify(stored ?? (await NOBODY), password);
    return right && stored !== null;
  }
}
