import { z } from 'zod';

/** Where browsers report what the portal's Content-Security-Policy stopped. */
export const POLICY_REPORTS_PATH = '/api/v1/csp-reports';

/** What a page's policy stopped, as browsers agree on it. Addresses are whole, query and all: none is to be kept as it is. */
export interface PolicyViolation {
  directive: string;
  /** An address, or a word such as `eval` or `inline`. */
  blocked: string;
  /** Address of the script that did it, where the browser knows. */
  source: string | null;
}

const text = z.string().max(2_000);

/** `application/csp-report` (`report-uri`): one violation. */
const singleReportSchema = z
  .object({
    'csp-report': z.object({
      'effective-directive': text.optional(),
      'violated-directive': text,
      'blocked-uri': text,
      'source-file': text.nullish(),
    }),
  })
  .transform(({ 'csp-report': report }): PolicyViolation[] => [
    {
      directive: report['effective-directive'] ?? report['violated-directive'],
      blocked: report['blocked-uri'],
      source: report['source-file'] ?? null,
    },
  ]);

/** `application/reports+json` (`report-to`): several reports, of other kinds too. */
const reportListSchema = z
  .array(
    z.union([
      z.object({
        type: z.literal('csp-violation'),
        body: z.object({ effectiveDirective: text, blockedURL: text.nullish(), sourceFile: text.nullish() }),
      }),
      z.object({ type: text }),
    ]),
  )
  .max(100)
  .transform((reports): PolicyViolation[] =>
    reports.flatMap((report) =>
      'body' in report
        ? [
            {
              directive: report.body.effectiveDirective,
              blocked: report.body.blockedURL ?? '',
              source: report.body.sourceFile ?? null,
            },
          ]
        : [],
    ),
  );

export const policyReportSchema = z.union([singleReportSchema, reportListSchema]);
