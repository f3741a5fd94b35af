import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PermissionCatalogue } from '../../access/permission-catalogue.js';
import { Log } from '../../logging/log.js';
import { TrustedKeys } from './trusted-keys.js';

/** How often what another core process decided is looked for, in milliseconds: it counts within 5 s where no request asks. */
const REFRESH = 4_000;

/** Keeps the trust list and the grants in memory up to date while nobody asks for them. */
@Injectable()
export class TrustRefresh implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly keys: TrustedKeys,
    private readonly catalogue: PermissionCatalogue,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.keys.reload();
    this.timer = setInterval(() => void this.refresh(), REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    try {
      await this.keys.reload();
      await this.catalogue.refresh();
    } catch (error) {
      this.log.logger.error({ err: error }, 'what plugins may do was not refreshed');
    }
  }
}
