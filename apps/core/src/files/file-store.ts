/** A stored file, by the SHA-256 of its content in hexadecimal. */
export interface StoredFile {
  hash: string;
  storedAt: Date;
}

/**
 * Where files lie. They are named by their content, never changed, and known to whom they belong only by the database:
 * what no row names is removed. Past one machine an S3-compatible store stands here.
 */
export abstract class FileStore {
  /** Answers the hash. Storing the same content twice keeps it once. */
  abstract put(content: Buffer): Promise<string>;
  /** Null where there is no such file. */
  abstract read(hash: string): Promise<Buffer | null>;
  abstract remove(hash: string): Promise<void>;
  abstract list(): Promise<StoredFile[]>;
}
