import type { Installation } from '@yige/contracts';

/** The second: of a version that a bureau brought in. */
const REFUSALS: ReadonlySet<string> = new Set(['plugin.ungatedUnconfirmed', 'plugin.ungatedByDistrict']);

/**
 * The task types that reach communities without an admission and were not confirmed yet, from the refusal that names them;
 * empty where it failed by something else.
 */
export function ungatedOf({ problem }: Pick<Installation, 'problem'>): { name: string; message: string }[] {
  if (problem === null || !REFUSALS.has(problem.code)) return [];
  return (problem.errors ?? []).flatMap(({ message, values }) =>
    values?.type === undefined ? [] : [{ name: values.type, message }],
  );
}
