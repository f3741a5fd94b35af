import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BaseMap, baseMapSchema } from '@yige/contracts';
import { z } from 'zod';
import { Configuration } from '../config/configuration.js';

/** The district's own plan, read once: a file that is none fails the boot, not the map. */
@Injectable()
export class Plan implements OnModuleInit {
  features: BaseMap | null = null;

  constructor(private readonly configuration: Configuration) {}

  async onModuleInit(): Promise<void> {
    const file = this.file();
    if (file === null) return;
    const parsed = baseMapSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) throw new TypeError(`${file} is no plan of a district:\n${z.prettifyError(parsed.error)}`);
    this.features = parsed.data;
  }

  private file(): string | null {
    const { mapFile, demoDirectory } = this.configuration;
    if (mapFile !== null) return mapFile;
    const ofDemo = demoDirectory === null ? null : join(demoDirectory, 'plan.geojson');
    return ofDemo !== null && existsSync(ofDemo) ? ofDemo : null;
  }
}
