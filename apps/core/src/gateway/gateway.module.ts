import { Module } from '@nestjs/common';
import { GatewayController } from './gateway.controller.js';
import { WebAssetsController } from './web-assets.controller.js';

@Module({ controllers: [GatewayController, WebAssetsController] })
export class GatewayModule {}
