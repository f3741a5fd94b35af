import { Module } from '@nestjs/common';
import { GatewayController } from './gateway.controller.js';
import { LocalCalls } from './local-calls.js';
import { PluginCalls } from './plugin-calls.js';
import { WebAssetsController } from './web-assets.controller.js';

@Module({ controllers: [GatewayController, WebAssetsController], providers: [PluginCalls, LocalCalls] })
export class GatewayModule {}
