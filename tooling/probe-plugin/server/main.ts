import { Injectable, Module } from '@nestjs/common';
import { type CloudEvent, Matters, OnEvent, startPlugin } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { Finds } from './finds.js';
import { PapersController } from './papers.controller.js';
import { Parts } from './parts.js';

/** A bureau that is done with everything at once, and gives back what asks for it. */
@Injectable()
class RoutedMatters {
  constructor(private readonly matters: Matters) {}

  @OnEvent('cn.yige.matter.routed.v1')
  async routed({ data }: CloudEvent): Promise<void> {
    const { id, title, stage } = await this.matters.get(String(data.matterId));
    if (stage !== 'handle') return;
    if (title.includes('退回')) await this.matters.sendBack(id, '不归本部门');
    else await this.matters.feedBack(id, `已办：${title}`);
  }
}

@Module({ controllers: [PapersController], providers: [Parts, Finds, RoutedMatters] })
class ProbeModule {}

await startPlugin({ plugin, module: ProbeModule, entities: [], migrations: [] });
