import { Module } from '@nestjs/common';
import { GatewayController } from './gateway.controller.js';
import { PluginCalls } from './plugin-calls.js';
import { WebAssetsController } from './web-assets.controller.js';

@Module({ controllers: [GatewayController, WebAssetsController], providers: [PluginCalls] })
export class GatewayModule {}
