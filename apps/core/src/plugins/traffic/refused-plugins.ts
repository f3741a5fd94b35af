import { Injectable } from '@nestjs/common';
import type { IncidentKind, KnownProblem } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { gateProblems } from '../../admission/problems.js';
import { patternOf } from '../../http/request-log.js';
import { callingPluginOf } from './calling-plugin.js';
import { Incidents } from './incidents.js';

/** Of these a plugin's server asked for what it, or the user for whom it asks, may not have. */
const ABOUT_RIGHTS = new Set([401, 403, 404]);

/** Keeps a record of what core refuses to plugins' servers. */
@Injectable()
export class RefusedPlugins {
  constructor(private readonly incidents: Incidents) {}

  /** Of the request as a whole, or of one thing among those that it asked for. */
  note(request: FastifyRequest, problem: KnownProblem): void {
    const plugin = callingPluginOf(request);
    const kind = kindOf(problem);
    if (plugin === null || kind === null) return;
    const what = `${request.method} ${patternOf(request)}: ${problem.code}`;
    this.incidents.record({ ...plugin, kind, what, requestId: request.id });
  }
}

function kindOf({ code, status }: KnownProblem): IncidentKind | null {
  if (status === 429) return 'quota';
  if (code in gateProblems) return 'gate';
  return ABOUT_RIGHTS.has(status) ? 'permission' : null;
}
