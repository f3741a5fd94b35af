import { z } from 'zod';

/** Where a page of a plugin stands, from the plugin's root. */
export const pagePathSchema = z.string().regex(/^\/([a-z0-9-]+(\/[a-z0-9-]+)*)?$/, 'must begin with /');
