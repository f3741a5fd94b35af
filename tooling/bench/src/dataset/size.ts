/** How much there is to search in. Counts are of the whole database. */
export interface DatasetSize {
  name: 'small' | 'full';
  /** Each has 10 streets of 10 communities of 8 grids: some nine hundred units. */
  districts: number;
  people: number;
  tasks: number;
  /** Of the tasks; the rest is in the archive. */
  openTasks: number;
}

export const SMALL: DatasetSize = { name: 'small', districts: 1, people: 10_000, tasks: 100_000, openTasks: 20_000 };

/** What design goals are stated for: 10 million tasks, 1 million people. */
export const FULL: DatasetSize = {
  name: 'full',
  districts: 10,
  people: 1_000_000,
  tasks: 10_000_000,
  openTasks: 2_000_000,
};
