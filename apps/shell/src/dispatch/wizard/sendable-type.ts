import type { RouteOutput, routes } from '@yige/contracts';

/** What the user may send, and by which facts residents may be found. */
export type Sendable = RouteOutput<typeof routes.dispatches.types>;

/** A kind of task that the user may send, with the admissions in force for it. */
export type SendableType = Sendable['items'][number];
