import { Controller, type StreamableFile } from '@nestjs/common';
import { Input, PluginFiles, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { type Paper, papers } from '../contract.js';

const permission = 'probe:probe.read';
const add = { method: 'POST', path: papers.path, permission, status: 201, upload: papers } as const;
const get = { method: 'GET', path: '/papers/:id', permission, params: z.object({ id: z.string() }) } as const;

/** Keeps what it is sent, and gives it to whoever may see the probe. */
@Controller()
export class PapersController {
  constructor(private readonly files: PluginFiles) {}

  @PluginRoute(add)
  add(@Input() { file }: PluginInput<typeof add>): Promise<Paper> {
    return this.files.store(file, async ({ id, name, kind, size }) => ({ id, name, kind, size }));
  }

  @PluginRoute(get)
  get(@Input() { params }: PluginInput<typeof get>): Promise<StreamableFile> {
    return this.files.answer(params.id);
  }
}
