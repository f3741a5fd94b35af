import { Module } from '@nestjs/common';
import { startPlugin } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { Parts } from './parts.js';

@Module({ providers: [Parts] })
class ProbeModule {}

await startPlugin({ plugin, module: ProbeModule, entities: [], migrations: [] });
