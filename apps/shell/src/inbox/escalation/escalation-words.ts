/** What is read of it, in the cache. */
export const ESCALATION_KEY = ['task-escalation'];

/** The levels above a task’s own unit, the nearest first, as they are called. */
export const levels = ['levelOne', 'levelTwo', 'levelThree'] as const;
