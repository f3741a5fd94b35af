import type { AuditFinding, AuditFindingKind, AuditVerification } from '@yige/contracts';

const SAID: Record<AuditFindingKind, string> = {
  changed: 'changed after it was sealed',
  removed: 'removed',
  inserted: 'put in without being sealed',
  backdated: 'put in with a time of the past',
  rewritten: 'not what the head kept outside the database says',
};

/** The verification as lines for a terminal, findings first. */
export function reportLines({ findings, days, entries, anchors, unsealed, state }: AuditVerification): string[] {
  const figures = `${entries} entries of ${days} days, ${anchors} heads compared, ${unsealed} not sealed yet`;
  return [
    ...findings.map(lineOf),
    state === 'intact'
      ? `The audit is intact: ${figures}`
      : `The audit is broken in ${findings.length} places: ${figures}`,
  ];
}

function lineOf({ kind, day, sequence, entryId }: AuditFinding): string {
  const place = sequence === null ? day : `${day} #${sequence}`;
  return `${place}  ${entryId ?? '(no entry left)'}  ${SAID[kind]}`;
}
