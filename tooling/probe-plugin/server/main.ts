import { Module } from '@nestjs/common';
import { startPlugin } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';

@Module({})
class ProbeModule {}

await startPlugin({ plugin, module: ProbeModule, entities: [], migrations: [] });
