/** Something that was found in a built plugin. */
export interface Finding {
  /** An `error` is refused by the platform, or breaks the plugin for its users; a `warning` is for its author to judge. */
  level: 'error' | 'warning';
  /** Stable, `<part>.<what>`, for scripts. */
  code: string;
  /** The file, or the place in the manifest. */
  where: string;
  what: string;
  mend: string;
}

/** How large something is in the browser, in bytes after gzip. */
export interface Size {
  name: string;
  bytes: number;
  limit: number;
}
