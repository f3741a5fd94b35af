import { z } from 'zod';

/** Hash of a file in the form of subresource integrity: `sha384-<base64>`. */
export const integritySchema = z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/);
