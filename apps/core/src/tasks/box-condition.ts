import { placeholders, type SqlValue } from '@yige/database';

/** SQL for the tasks of a box, or of a part of one that an index serves. */
export interface BoxCondition {
  sql: string;
  parameters: SqlValue[];
}

/** SQL: what anybody of the unit may see. */
export function notConfidential(types: readonly string[]): BoxCondition {
  if (types.length === 0) return { sql: '1 = 1', parameters: [] };
  return { sql: `type NOT IN (${placeholders(types)})`, parameters: [...types] };
}
