import { Controller, Req, Res } from '@nestjs/common';
import { POLICY_REPORTS_PATH, policyReportSchema, requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, staffOf } from '../../access/caller.js';
import { RawRoute } from '../../http/implement.js';
import { PortalPlugins } from '../../portal/portal-plugins.js';
import { CallLimits } from '../traffic/call-limits.js';
import { Incidents } from '../traffic/incidents.js';
import { reportText } from './report-text.js';
import { attribute } from './violation.js';

/**
 * Takes in what browsers report of the page's policy, and keeps what a plugin did that the user has in this version: nobody
 * writes into the record of another.
 */
@Controller()
export class PolicyReportsController {
  constructor(
    private readonly portal: PortalPlugins,
    private readonly limits: CallLimits,
    private readonly incidents: Incidents,
  ) {}

  @RawRoute({ method: 'POST', path: POLICY_REPORTS_PATH, access: { kind: 'session' }, unattended: true })
  async take(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.limits.takeReport(staffOf(caller).accountId, 'policy');
    const reports = policyReportSchema.safeParse(parseJson(await reportText(request)));
    if (!reports.success) throw requestProblems['request.invalid']({ cause: reports.error });
    const installed = this.portal.visibleTo(caller).filter(({ local }) => local !== true);
    const versions = new Set(installed.map(({ id, version }) => `${id} ${version}`));
    for (const violation of reports.data) {
      const done = attribute(violation);
      if (done === null || !versions.has(`${done.pluginId} ${done.version}`)) continue;
      this.incidents.record({ ...done, kind: 'policy', requestId: null });
    }
    await reply.status(204).send();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw requestProblems['request.malformed']({ cause });
  }
}
