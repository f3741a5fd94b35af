import type { Bench } from '../bench.js';
import { hello } from './hello.js';
import { inboxList } from './inbox-list.js';

/** In the order in which they run. */
export const benches: readonly Bench[] = [hello, inboxList];
