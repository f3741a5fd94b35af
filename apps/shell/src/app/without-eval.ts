import { z } from 'zod';

/** The page's Content-Security-Policy allows no `eval`: zod is not to try it. Must run before any schema is made. */
z.config({ jitless: true });
