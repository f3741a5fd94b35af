import { Module } from '@nestjs/common';
import { RegistryModule } from '../registry/registry.module.js';
import { AskedPlugins } from './asked-plugins.js';
import { SearchController } from './search.controller.js';
import { Search } from './search.js';

@Module({ imports: [RegistryModule], controllers: [SearchController], providers: [Search, AskedPlugins] })
export class SearchModule {}
