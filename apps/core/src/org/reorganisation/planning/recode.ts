import { CODE_DIGITS, codeFault } from '../../division-code.js';
import type { Draft, PlannedUnit } from './draft.js';

/**
 * Gives a code that fits to every unit whose parent, or whose parent's code, has changed, unless one was given: the
 * parent's code and the next free number, in the order of the old codes. A name that carries the number (第 3 网格)
 * follows it. Answers how many units were renumbered.
 */
export function recode(draft: Draft, changed: Iterable<number>): number {
  const renumbered = new Set<number>();
  const queue = [...changed].flatMap((number) => (draft.isOpen(number) ? (draft.find(number) ?? []) : []));
  queue.sort((left, right) => left.code.length - right.code.length || (left.code < right.code ? -1 : 1));
  for (const unit of queue) {
    if (renew(draft, unit)) renumbered.add(unit.number);
    const within = [...draft.childrenOf(unit.number)].flatMap((number) => draft.find(number) ?? []);
    within.sort((left, right) => (left.code < right.code ? -1 : 1));
    queue.push(...within.filter((child) => faultOf(draft, child)));
  }
  return renumbered.size;
}

function renew(draft: Draft, unit: PlannedUnit): boolean {
  const parent = draft.find(unit.parent);
  if (parent === null || draft.hasGivenCode(unit) || !faultOf(draft, unit)) return false;
  const digits = CODE_DIGITS[unit.level];
  const prefix = parent.code.length < digits ? parent.code : parent.code.slice(0, CODE_DIGITS.community);
  const taken = [...draft.childrenOf(parent.number)]
    .flatMap((number) => (number === unit.number ? [] : (draft.find(number)?.code ?? [])))
    .filter((code) => code.length === digits && code.startsWith(prefix))
    .map((code) => Number(code.slice(prefix.length)));
  const number = Math.max(0, ...taken) + 1;
  const name = unit.name.replace(/(?<=第\s?)\d+/, (text) =>
    Number(text) === Number(unit.code.slice(-3)) ? String(number) : text,
  );
  draft.recode(unit, prefix + String(number).padStart(digits - prefix.length, '0'), name);
  return true;
}

function faultOf(draft: Draft, unit: PlannedUnit): boolean {
  const parent = draft.find(unit.parent);
  return codeFault(unit.code, unit.level, parent?.code ?? null) !== null;
}
