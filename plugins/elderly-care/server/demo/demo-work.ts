import { Injectable } from '@nestjs/common';
import { PluginConfiguration } from '@yige/plugin-sdk/server';
import { DemoAssessments } from './demo-assessments.js';
import { DemoVisits } from './demo-visits.js';

/** Invented work of the last months for a demo district, once its elders are in the register. */
@Injectable()
export class DemoWork {
  constructor(
    private readonly visits: DemoVisits,
    private readonly assessments: DemoAssessments,
    private readonly configuration: PluginConfiguration,
  ) {}

  async once(): Promise<void> {
    if (!this.configuration.demo) return;
    // First: an assessment of today brings the next visit nearer, and leaves those before it as they were.
    await this.visits.visitOnce();
    await this.assessments.assessOnce();
  }
}
