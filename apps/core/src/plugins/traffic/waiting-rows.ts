/** Rows that are summed up in memory, each under its key, until they are written together. */
export class WaitingRows<Row> {
  private rows = new Map<string, Row>();

  constructor(private readonly sum: (earlier: Row, later: Row) => Row) {}

  get size(): number {
    return this.rows.size;
  }

  add(key: string, row: Row): void {
    const earlier = this.rows.get(key);
    this.rows.set(key, earlier === undefined ? row : this.sum(earlier, row));
  }

  /** Hands over what waits, if anything does; what cannot be written waits on, summed up with what came since. */
  async write(insert: (rows: Row[]) => Promise<unknown>): Promise<void> {
    if (this.rows.size === 0) return;
    const written = this.rows;
    this.rows = new Map();
    // Sorted, so that two cores that write at once lock the rows in the same order.
    const sorted = [...written].sort(([left], [right]) => (left < right ? -1 : 1));
    try {
      await insert(sorted.map(([, row]) => row));
    } catch (error) {
      const since = this.rows;
      this.rows = written;
      for (const [key, row] of since) this.add(key, row);
      throw error;
    }
  }
}
