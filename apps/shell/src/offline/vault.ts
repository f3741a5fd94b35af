import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';

/**
 * What this device keeps of somebody's work so that it goes on without network: sealed with AES-GCM under a key that the
 * browser keeps for the account and never gives out. Where the browser has no such cryptography (a page that came over
 * plain http), nothing is kept.
 */
interface VaultSchema extends DBSchema {
  keys: { key: string; value: { accountId: string; key: CryptoKey } };
  records: {
    key: [string, string];
    value: { accountId: string; name: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer };
  };
  /** Whose portal opens here without network. */
  current: { key: 'account'; value: string };
}

const VERSION = 1;
/** Names of records that outlive a session: work that the platform does not have yet. */
const LASTING = 'captured/';

export class Vault {
  private readonly keys = new Map<string, Promise<CryptoKey>>();
  private opened: Promise<IDBPDatabase<VaultSchema>> | undefined;

  constructor(private readonly name = 'yige') {}

  static isPossible(): boolean {
    return typeof indexedDB !== 'undefined' && globalThis.crypto?.subtle !== undefined;
  }

  /** Whoever logged in last and has not logged out since. */
  async currentAccount(): Promise<string | null> {
    return (await (await this.database()).get('current', 'account')) ?? null;
  }

  /**
   * From now on the device is theirs. Of others only what they captured and could not hand in stays, sealed under their
   * own key, until they log in here again.
   */
  async open(accountId: string): Promise<void> {
    const database = await this.database();
    await database.put('current', accountId, 'account');
    await this.keyOf(accountId);
    for (const other of await database.getAllKeys('keys')) if (other !== accountId) await this.close(other);
  }

  /** After the session ended: all is gone but what was captured and not handed in. */
  async close(accountId: string): Promise<void> {
    const database = await this.database();
    const names = (await database.getAllKeys('records')).filter(([owner]) => owner === accountId);
    const passing = names.filter(([, name]) => !name.startsWith(LASTING));
    for (const name of passing) await database.delete('records', name);
    if (passing.length === names.length) await this.forgetKey(accountId);
    if ((await this.currentAccount()) === accountId) await database.delete('current', 'account');
  }

  /** On logging out: nothing of them is left, and what may still lie on the disk cannot be read without the key. */
  async wipe(accountId: string): Promise<void> {
    const database = await this.database();
    await this.forgetKey(accountId);
    for (const name of await database.getAllKeys('records')) {
      if (name[0] === accountId) await database.delete('records', name);
    }
    if ((await this.currentAccount()) === accountId) await database.delete('current', 'account');
  }

  async put(accountId: string, name: string, value: unknown): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const key = await this.keyOf(accountId);
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bound(accountId, name) },
      key,
      text,
    );
    await (await this.database()).put('records', { accountId, name, iv, sealed });
  }

  /** Null for what is not there, or was written by an older version. */
  async get<Value>(accountId: string, name: string, schema: z.ZodType<Value>): Promise<Value | null> {
    const record = await (await this.database()).get('records', [accountId, name]);
    if (record === undefined) return null;
    const { iv, sealed } = record;
    const key = await this.keyOf(accountId);
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bound(accountId, name) },
      key,
      sealed,
    );
    const stored = schema.safeParse(JSON.parse(new TextDecoder().decode(text)));
    return stored.success ? stored.data : null;
  }

  async remove(accountId: string, name: string): Promise<void> {
    await (await this.database()).delete('records', [accountId, name]);
  }

  /** In the order of their names. */
  async names(accountId: string, prefix: string): Promise<string[]> {
    const keys = await (await this.database()).getAllKeys('records');
    return keys.flatMap(([owner, name]) => (owner === accountId && name.startsWith(prefix) ? [name] : []));
  }

  /** Of all accounts on this device, how many captured records wait: for the login page, which knows nobody yet. */
  async countLasting(): Promise<number> {
    const keys = await (await this.database()).getAllKeys('records');
    return keys.filter(([, name]) => name.startsWith(LASTING)).length;
  }

  private keyOf(accountId: string): Promise<CryptoKey> {
    const known = this.keys.get(accountId) ?? this.readKey(accountId);
    this.keys.set(accountId, known);
    return known;
  }

  private async readKey(accountId: string): Promise<CryptoKey> {
    const database = await this.database();
    const stored = await database.get('keys', accountId);
    if (stored !== undefined) return stored.key;
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    // Two pages may do this at once: the first one's key counts.
    const transaction = database.transaction('keys', 'readwrite');
    const first = await transaction.store.get(accountId);
    if (first === undefined) await transaction.store.put({ accountId, key });
    await transaction.done;
    return first?.key ?? key;
  }

  private async forgetKey(accountId: string): Promise<void> {
    this.keys.delete(accountId);
    await (await this.database()).delete('keys', accountId);
  }

  private database(): Promise<IDBPDatabase<VaultSchema>> {
    this.opened ??= openDB<VaultSchema>(this.name, VERSION, {
      upgrade(database) {
        database.createObjectStore('keys', { keyPath: 'accountId' });
        database.createObjectStore('records', { keyPath: ['accountId', 'name'] });
        database.createObjectStore('current');
      },
    });
    return this.opened;
  }
}

/** A record can't be passed off as another one, or as somebody else's. */
function bound(accountId: string, name: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${accountId}/${name}`);
}

/** This device's; null where the browser can keep nothing safely. */
export const vault = Vault.isPossible() ? new Vault() : null;
