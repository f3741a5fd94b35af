import { Global, Module } from '@nestjs/common';
import { HintSweep } from './hint-sweep.js';
import { LiveFeed } from './live-feed.js';
import { LiveHints } from './live-hints.js';
import { LiveStreams } from './live-streams.js';
import { StreamController } from './stream.controller.js';

@Global()
@Module({
  controllers: [StreamController],
  providers: [LiveHints, LiveFeed, LiveStreams, HintSweep],
  exports: [LiveHints, LiveFeed],
})
export class LiveModule {}
