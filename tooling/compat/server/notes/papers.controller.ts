import { Controller, type StreamableFile } from '@nestjs/common';
import { Input, PluginFiles, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { type Paper, papers } from '../../contract.js';
import { READ, WRITE } from './notes.js';

const add = { method: 'POST', path: papers.path, permission: WRITE, status: 201, upload: papers } as const;
const get = { method: 'GET', path: '/papers/:id', permission: READ, params: z.object({ id: z.string() }) } as const;

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
