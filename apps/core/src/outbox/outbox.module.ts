import { Global, Module } from '@nestjs/common';
import { Deliveries } from './deliveries.js';
import { Outbox } from './outbox.js';

@Global()
@Module({ providers: [Outbox, Deliveries], exports: [Outbox] })
export class OutboxModule {}
