/** A way to seal: authenticated encryption under one 256-bit key, with `context` authenticated along. */
export interface CipherSuite {
  /** Two characters that name it in what it sealed. */
  tag: string;
  seal(text: string, key: Buffer, context: string): SealedParts;
  /** Throws when key, context or a single bit is another one. */
  open(parts: SealedParts, key: Buffer, context: string): string;
}

export interface SealedParts {
  nonce: Buffer;
  mac: Buffer;
  body: Buffer;
}
