import type { CallerPost, StaffCaller } from './caller.js';

/** Whether somebody has, later on, the very rights that they had. */
export function sameRights(before: StaffCaller, after: StaffCaller): boolean {
  return rightsOf(before) === rightsOf(after);
}

function rightsOf({ posts, standsInFor }: StaffCaller): string {
  return [...posts.map(rightsOfPost), ...standsInFor].join('\n');
}

function rightsOfPost({ id, role, body, scope, permissions }: CallerPost): string {
  const units = scope.map(({ number, settling = false }) => `${number}${settling ? '~' : ''}`);
  return [id, role, body?.kind ?? '', ...units, ...[...permissions].sort()].join(' ');
}
