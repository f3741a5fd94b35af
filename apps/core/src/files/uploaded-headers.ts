/**
 * Headers of what somebody uploaded: kept by the browser of this reader for some minutes, by nothing on the way, and
 * whatever it claims to be, the browser runs nothing in it.
 */
export const UPLOADED_HEADERS = {
  'cache-control': 'private, max-age=300',
  'content-security-policy': "default-src 'none'; sandbox",
  vary: 'cookie',
} as const;
