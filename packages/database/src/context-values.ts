import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A value for each of several owners in one asynchronous context. One for all objects of a kind, beside the kind: Node 20 asks
 * every storage that was ever used at each promise, and keeps it for good, so that one for each object would slow down a
 * process with every object that came and went.
 */
export class ContextValues<Owner extends object, Value> {
  private readonly storage = new AsyncLocalStorage<ReadonlyMap<Owner, Value>>();

  /** Whatever `work` does, and what it waits for, has this value for the owner. */
  run<Result>(owner: Owner, value: Value, work: () => Result): Result {
    return this.storage.run(new Map(this.storage.getStore()).set(owner, value), work);
  }

  of(owner: Owner): Value | undefined {
    return this.storage.getStore()?.get(owner);
  }
}
