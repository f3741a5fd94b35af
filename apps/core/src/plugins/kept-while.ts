/** What was made of something, kept as long as that lives and its state is the same. */
export class KeptWhile<Source extends object, Made> {
  private readonly known = new WeakMap<Source, { state: string; made: Made }>();

  of(source: Source, state: string, make: () => Made): Made {
    const known = this.known.get(source);
    if (known?.state === state) return known.made;
    const made = make();
    this.known.set(source, { state, made });
    return made;
  }
}
