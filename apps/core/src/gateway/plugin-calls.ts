import { Injectable } from '@nestjs/common';
import { type IncidentKind, KnownProblem } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../config/configuration.js';
import type { InstalledVersion } from '../plugins/installed-plugins.js';
import { PluginHealth } from '../plugins/plugin-health.js';
import { noAnswerOf } from '../plugins/problems.js';
import type { Passage } from '../plugins/traffic/breaker.js';
import { Breakers } from '../plugins/traffic/breakers.js';
import { CallLimits } from '../plugins/traffic/call-limits.js';
import { Incidents } from '../plugins/traffic/incidents.js';
import { TrafficCounts } from '../plugins/traffic/traffic-counts.js';
import { bodyLimitOf } from './body-limit.js';
import { placeOf } from './call-place.js';
import { type Answer, CallerGone, forward, NoAnswer, passBack } from './forward.js';

export interface Call {
  /** Whose limits count: the account or the service account behind the call. */
  callerId: string;
  url: URL;
  token: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Calls plugins' servers for users and devices: within the limits, past the breaker, counted, and with what goes wrong on record. */
@Injectable()
export class PluginCalls {
  constructor(
    private readonly limits: CallLimits,
    private readonly breakers: Breakers,
    private readonly counts: TrafficCounts,
    private readonly incidents: Incidents,
    private readonly health: PluginHealth,
    private readonly configuration: Configuration,
  ) {}

  async send(plugin: InstalledVersion, call: Call): Promise<void> {
    const leave = this.enter(plugin, call);
    try {
      await this.handOn(plugin, call, await this.begin(plugin, call));
    } catch (error) {
      if (!(error instanceof CallerGone)) throw error;
    } finally {
      leave();
    }
  }

  /** The status has gone out, so whoever asked sees a connection that ends; the record says why. */
  private async handOn(plugin: InstalledVersion, call: Call, answer: Answer): Promise<void> {
    try {
      await passBack(answer, call.reply);
    } catch (error) {
      this.note(plugin, call, error instanceof Error ? error.message : String(error));
    }
  }

  private enter(plugin: InstalledVersion, call: Call): () => void {
    try {
      return this.limits.enter(plugin.pluginId, call.callerId);
    } catch (error) {
      this.note(plugin, call, 'too many calls', 'quota');
      throw error;
    }
  }

  private async begin(plugin: InstalledVersion, call: Call): Promise<Answer> {
    const { timeout, answerBytes: answerLimit } = this.configuration.pluginLimits;
    const passage = this.breakers.enter(plugin);
    const begun = performance.now();
    try {
      const bodyLimit = bodyLimitOf(plugin.manifest, call, this.configuration.bodyLimit);
      const answer = await forward({ ...call, timeout, bodyLimit, answerLimit });
      this.answered(plugin, call, { status: answer.response.status, passage, begun });
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) {
        passage.abandoned();
        if (error instanceof KnownProblem && error.status >= 500) this.note(plugin, call, error.code);
        throw error;
      }
      passage.failed();
      this.count(plugin, begun, true);
      this.health.missed(plugin, error.message);
      this.note(plugin, call, error.message);
      throw noAnswerOf(plugin.manifest, error.reason, error);
    }
  }

  private answered(
    plugin: InstalledVersion,
    call: Call,
    { status, passage, begun }: { status: number; passage: Passage; begun: number },
  ): void {
    const failed = status >= 500;
    if (failed) passage.failed();
    else passage.answered();
    this.count(plugin, begun, failed);
    this.health.reached(plugin);
    if (failed) this.note(plugin, call, `answered ${status}`);
  }

  private count(plugin: InstalledVersion, begun: number, failed: boolean): void {
    this.counts.count({ ...versionOf(plugin), part: 'api', milliseconds: performance.now() - begun, failed });
  }

  private note(plugin: InstalledVersion, { request, url }: Call, what: string, kind: IncidentKind = 'error'): void {
    this.incidents.record({
      ...versionOf(plugin),
      kind,
      what: `${placeOf(request.method, url.pathname)}: ${what}`,
      requestId: request.id,
    });
  }
}

function versionOf({ pluginId, version }: InstalledVersion): { pluginId: string; version: string } {
  return { pluginId, version };
}
