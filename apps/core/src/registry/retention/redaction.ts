/** What stands where something identified somebody. */
export const REDACTED = '〔已删除〕';

/** Takes somebody's names and numbers out of texts that others wrote about a household. */
export class Redaction {
  private readonly words: readonly string[];

  /** The longest first, so that a part of one does not hide the rest of it. */
  constructor(words: readonly (string | null)[]) {
    this.words = [...new Set(words.filter((word) => word !== null && word !== ''))]
      .filter((word) => word !== null)
      .sort((left, right) => right.length - left.length);
  }

  of(text: string): string {
    return this.words.reduce((redacted, word) => redacted.replaceAll(word, REDACTED), text);
  }
}
