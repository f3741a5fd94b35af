import { z } from 'zod';

/** Code of a category of matters, e.g. `property`; the rules say which there are on a day. */
export const matterCategoryCodeSchema = z.string().regex(/^[a-z][A-Za-z]{0,39}$/, 'must be the code of a category');
