import type { DueVisit } from '@yige/contracts';
import type { CapturedVisit } from './captured-visit.js';

/** The bureaus that have work at a door, each once. */
export function glyphsOf({ tasks }: DueVisit): CapturedVisit['glyphs'] {
  const sources = new Map(tasks.map(({ source }) => [source.pluginId, source]));
  return [...sources.values()].map(({ glyph, color, name }) => ({ glyph, color, title: name['zh-CN'] }));
}

/** The deadline that comes first; undefined: there is none. */
export function firstDue({ tasks }: DueVisit): string | undefined {
  return tasks.flatMap(({ dueAt }) => dueAt ?? []).sort()[0];
}
