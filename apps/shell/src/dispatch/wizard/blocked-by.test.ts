import { type DispatchPreview, newId } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { blockedBy } from './blocked-by.js';
import { type DispatchDraft, emptyDraft } from './dispatch-draft.js';

const TODAY = '2026-11-26';
const draft = (changes: Partial<DispatchDraft> = {}): DispatchDraft => ({
  ...emptyDraft({ id: newId(), name: '青禾区', level: 'district' }),
  type: 'elderly-care:visit',
  ...changes,
});
const preview = (figures: Partial<DispatchPreview>): DispatchPreview => ({
  targets: 10,
  refused: 0,
  promisedFen: 0,
  workers: 4,
  dueAt: null,
  admission: null,
  fields: { asked: 0, known: 0 },
  communities: [],
  ...figures,
});
const seen = (data?: DispatchPreview, error: Error | null = null) => ({ data, error });

describe('the way on', () => {
  it.each([
    ['task', 0, draft({ type: null }), seen(), 'blockedType'],
    ['task, before anything is counted', 0, draft(), seen(), null],
    ['admission', 1, draft(), seen(), null],
    ['targets without a choice', 2, draft({ to: 'units' }), seen(), 'blockedUnits'],
    ['targets that are being counted', 2, draft(), seen(), 'blockedCounting'],
    ['targets that core refuses', 2, draft(), seen(undefined, new Error('too many')), 'blockedFailed'],
    ['targets that nobody is', 2, draft(), seen(preview({ targets: 0 })), 'blockedNobody'],
    ['targets of which some are refused', 2, draft(), seen(preview({ refused: 10 })), null],
    ['load where all are refused', 3, draft(), seen(preview({ refused: 10 })), 'blockedAllRefused'],
    ['load where some are refused', 3, draft(), seen(preview({ refused: 4 })), null],
    ['sending where some are refused', 4, draft(), seen(preview({ refused: 4 })), 'blockedChoice'],
    ['sending to the others', 4, draft({ withoutRefused: true }), seen(preview({ refused: 4 })), null],
    ['sending to all', 4, draft(), seen(preview({})), null],
    ['sending what lay in a drawer too long', 4, draft({ due: 'at', day: '2026-11-25' }), seen(), 'blockedPastDay'],
  ] as const)('from %s', (_, step, given, look, blocked) => {
    expect(blockedBy(step, given, TODAY, look)).toBe(blocked);
  });
});
