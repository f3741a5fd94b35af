import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DemoAccount, demoAccountSchema } from '@yige/contracts';
import { z } from 'zod';
import { Configuration } from '../config/configuration.js';

/** The accounts that a demo shows on its login page; none outside a demo. */
@Injectable()
export class DemoAccounts implements OnModuleInit {
  private accounts: DemoAccount[] = [];

  constructor(private readonly configuration: Configuration) {}

  async onModuleInit(): Promise<void> {
    const folder = this.configuration.demoDirectory;
    if (folder === null) return;
    const text = await readFile(join(folder, 'accounts.json'), 'utf8');
    this.accounts = z.array(demoAccountSchema).parse(JSON.parse(text));
  }

  list(): DemoAccount[] {
    return this.accounts;
  }

  has(username: string): boolean {
    return this.accounts.some((account) => account.username === username);
  }
}
