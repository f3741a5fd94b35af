import { Injectable } from '@nestjs/common';
import type { MatterStage } from '@yige/contracts';
import { allOf, anyOf, type Condition, NO_DEADLINE, type SqlValue } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { MatterBoxes } from './matter-boxes.js';

/** By what a list, its counts and its map are narrowed alike. */
interface MatterNarrowing {
  category?: string | undefined;
  unit?: string | undefined;
  /** Without one, all that are open. */
  stage?: MatterStage | undefined;
  overdue: boolean;
}

@Injectable()
export class MatterFilters {
  constructor(
    private readonly boxes: MatterBoxes,
    private readonly clock: Clock,
  ) {}

  of({ category, unit, stage, overdue }: MatterNarrowing): Condition[] {
    return [
      ...(category === undefined ? [] : [{ sql: 'category = ?', parameters: [category] }]),
      ...(unit === undefined ? [] : [anyOf(this.boxes.within(unit))]),
      stageCondition(stage),
      ...(overdue ? [{ sql: 'due_at < ?', parameters: [this.clock.now()] }] : []),
    ];
  }
}

interface First {
  /** Rows of `matters`; to be read as `m`. */
  sql: string;
  /** The order of the whole and its limit, for the statement around it. */
  order: string;
  parameters: SqlValue[];
}

/** The first rows of a box: of open matters the most urgent, of closed ones the newest; each part reads its own index. */
export function firstOf(
  parts: readonly Condition[],
  filters: readonly Condition[],
  { columns, closed, limit }: { columns: readonly string[]; closed: boolean; limit: number },
): First {
  const direction = closed ? 'DESC' : 'ASC';
  const pages = parts.map((part) => allOf([part, ...filters]));
  return {
    sql: pages
      .map(
        ({ sql }) => `SELECT * FROM (SELECT ${columns.join(', ')} FROM matters WHERE ${sql}
          ORDER BY due_at ${direction}, id ${direction} LIMIT ${limit}) p`,
      )
      .join(' UNION ALL '),
    order: `ORDER BY m.due_at ${direction}, m.id ${direction} LIMIT ${limit}`,
    parameters: pages.flatMap(({ parameters }) => [...parameters]),
  };
}

/** Whatever is closed has no deadline, and stands behind all that is open. */
function stageCondition(stage: MatterStage | undefined): Condition {
  if (stage === undefined) return { sql: 'due_at < ?', parameters: [NO_DEADLINE] };
  if (stage === 'closed') return { sql: 'due_at = ?', parameters: [NO_DEADLINE] };
  return { sql: 'stage = ?', parameters: [stage] };
}
