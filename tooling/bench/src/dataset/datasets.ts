import { Dataset } from './dataset.js';
import type { DatasetSize } from './size.js';

/** The databases of one run on one server, each made when the first bench asks for it. */
export class Datasets {
  private readonly opened = new Map<string, Dataset>();

  constructor(
    private readonly serverUrl: string,
    private readonly directory: string,
    private readonly say: (text: string) => void,
  ) {}

  async open(size: DatasetSize): Promise<Dataset> {
    const known = this.opened.get(size.name);
    if (known !== undefined) return known;
    const dataset = await Dataset.open(this.serverUrl, this.directory, size, this.say);
    this.opened.set(size.name, dataset);
    return dataset;
  }

  /** For a bench that changes it for good: filled anew, and nobody else's. */
  async openAnew(size: DatasetSize): Promise<Dataset> {
    await Dataset.drop(this.serverUrl, size);
    return Dataset.open(this.serverUrl, this.directory, size, this.say);
  }

  /** What was measured on. */
  get sizes(): DatasetSize[] {
    return [...this.opened.values()].map(({ size }) => size);
  }
}
