import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../health/metrics.js';
import { AuditAnchors } from './audit-anchors.js';

/** The chain's head among the metrics: whoever collects them keeps it outside the database, every few seconds. */
@Injectable()
export class AuditMetrics implements OnModuleInit {
  constructor(
    private readonly anchors: AuditAnchors,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const { anchors } = this;
    new Gauge({
      name: 'yige_audit_head',
      help: 'Where the audit’s chain ends: day and hash; the value is the number of entries of that day',
      labelNames: ['day', 'hash'],
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        const tip = await anchors.tip();
        if (tip !== null) this.set({ day: tip.day, hash: tip.hash }, tip.sequence);
      },
    });
  }
}
