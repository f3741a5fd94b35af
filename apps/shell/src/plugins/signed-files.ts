import { type FederationManifest, federationManifestSchema, filesOf, type PortalPlugin } from '@yige/contracts';
import { trustSigned } from './script-addresses.js';

export type SignedRemote = Pick<PortalPlugin['remote'], 'entry' | 'integrity'>;

/** A file that is there, but is not the one that was signed; or one that nobody signed. */
export class TamperedFileError extends Error {
  constructor(
    readonly address: string,
    options?: ErrorOptions,
  ) {
    super(`${new URL(address).pathname} is not the file that was signed`, options);
    this.name = 'TamperedFileError';
  }
}

interface OpenedManifest {
  integrity: string;
  text: string;
  content: FederationManifest;
}

/**
 * What of plugins may run in this page: the files whose hashes their bureaus signed, by full address. The portal states the
 * hash of a remote's federation manifest, and that manifest the hashes of its scripts and style sheets. The browser itself
 * compares, so that this works over plain http too, where a page has no WebCrypto.
 */
export class SignedFiles {
  private readonly manifests = new Map<string, OpenedManifest>();
  private readonly hashes = new Map<string, string>();

  /** Fetches a remote's manifest, once, and knows its files from then on. Fails with `TamperedFileError`, or as fetching fails. */
  async open({ entry, integrity }: SignedRemote, signal?: AbortSignal): Promise<void> {
    const address = new URL(entry, location.origin).href;
    if (this.manifests.get(address)?.integrity === integrity) return;
    const text = await (await fetchSigned(address, integrity, signal)).text();
    const content = federationManifestSchema.parse(JSON.parse(text));
    for (const [path, hash] of Object.entries(content.integrity)) this.hashes.set(new URL(path, address).href, hash);
    this.manifests.set(address, { integrity, text, content });
  }

  /** The text that was checked, which is the one to use: what a second request answers was not. */
  manifestText(address: string): string | undefined {
    return this.manifests.get(address)?.text;
  }

  /** What the browser is to hold the file against; undefined: nobody signed it, so it may not run. */
  integrityOf(address: string): string | undefined {
    return this.hashes.get(address);
  }

  /** Addresses of what the exposed modules of an opened remote need. */
  filesOf({ entry }: SignedRemote, exposes: readonly string[]): string[] {
    const address = new URL(entry, location.origin).href;
    const manifest = this.manifests.get(address)?.content;
    if (manifest === undefined) return [];
    return filesOf(manifest, exposes).map((path) => new URL(path, address).href);
  }

  /** Fetches files for later; each is held against its hash. */
  async fetchAll(addresses: readonly string[]): Promise<void> {
    await Promise.all(addresses.map((address) => this.fetchOne(address)));
  }

  /**
   * Whether one of the files is not the one that was signed. Of a script that failed a browser does not say why, so this
   * asks for the files anew; what the browser had kept of them is replaced.
   */
  async anyTampered(addresses: readonly string[]): Promise<boolean> {
    const found = await Promise.allSettled(addresses.map((address) => this.fetchOne(address)));
    return found.some((result) => result.status === 'rejected' && result.reason instanceof TamperedFileError);
  }

  private async fetchOne(address: string): Promise<void> {
    const integrity = this.integrityOf(address);
    if (integrity === undefined) throw new TamperedFileError(address);
    await fetchSigned(address, integrity);
  }
}

/** A browser refuses a wrong file as it refuses no answer at all: what the server has without a hash tells one from the other. */
async function fetchSigned(address: string, integrity: string, signal?: AbortSignal): Promise<Response> {
  const options: RequestInit = { cache: 'no-cache', ...(signal === undefined ? {} : { signal }) };
  try {
    return await fetch(address, { ...options, integrity });
  } catch {
    const unchecked = await fetch(address, { ...options, cache: 'reload' });
    if (!unchecked.ok) throw new Error(`${address} answered ${unchecked.status}`);
    return await fetch(address, { ...options, integrity }).catch((cause: unknown) => {
      throw new TamperedFileError(address, { cause });
    });
  }
}

/** Of the page: what is signed is signed wherever it shows. */
export const signedFiles = new SignedFiles();
trustSigned((address) => signedFiles.integrityOf(address) !== undefined);
