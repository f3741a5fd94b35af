/** A thing. */
export declare class Thing {
  plain(): void;
  /** Said. */
  said: string;
  /** @internal */
  hook(): void;
  /**
   * Was said.
   * @deprecated next year
   */
  gone(): void;
}
/**
 * Was.
 * @deprecated since 0.2, use `fresh`, gone in 1.0
 */
export declare function old(): void;
export declare function bare(): void;
