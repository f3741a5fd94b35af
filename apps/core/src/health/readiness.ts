import { Injectable } from '@nestjs/common';

/** Answers what is still missing, or null when all is there. */
type Check = () => string | null;

/** What must be done before the platform takes work. Features register what they wait for. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, Check>();

  register(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  missing(): string[] {
    return [...this.checks].flatMap(([name, check]) => {
      const reason = check();
      return reason === null ? [] : [`${name}: ${reason}`];
    });
  }
}
