import { Module } from '@nestjs/common';
import { MapsController } from './maps.controller.js';
import { Plan } from './plan.js';

@Module({ controllers: [MapsController], providers: [Plan] })
export class MapsModule {}
