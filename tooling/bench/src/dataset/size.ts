/** How many units there are of each level within one of the level above. */
export interface UnitCounts {
  districts: number;
  streets: number;
  communities: number;
  grids: number;
}

/** How much there is to search in. */
export interface DatasetSize {
  name: string;
  units: UnitCounts;
  /** The last so many districts have people and tasks. */
  inhabited: number;
  /** Counts of the whole database, from here on. */
  people: number;
  tasks: number;
  /** Of the tasks; the rest is in the archive. */
  openTasks: number;
}

/** Some nine hundred units. */
const district = { streets: 10, communities: 10, grids: 8 };

const SMALL: DatasetSize = {
  name: 'small',
  units: { districts: 1, ...district },
  inhabited: 1,
  people: 10_000,
  tasks: 100_000,
  openTasks: 20_000,
};

/** What design goals are stated for: 10 million tasks, 1 million people. */
const FULL: DatasetSize = {
  name: 'full',
  units: { districts: 10, ...district },
  inhabited: 10,
  people: 1_000_000,
  tasks: 10_000_000,
  openTasks: 2_000_000,
};

export const sizeOfTasks = ({ full }: { full: boolean }): DatasetSize => (full ? FULL : SMALL);

/** A town where people are searched for; a community has some 6,500 of them, as large ones have. */
const PEOPLE: DatasetSize = {
  name: 'people',
  units: { districts: 1, streets: 2, communities: 8, grids: 10 },
  inhabited: 1,
  people: 100_000,
  tasks: 0,
  openTasks: 0,
};
const PEOPLE_FULL: DatasetSize = {
  ...PEOPLE,
  name: 'people_full',
  units: { districts: 1, streets: 10, communities: 15, grids: 10 },
  people: 1_000_000,
};

export const sizeOfPeople = ({ full }: { full: boolean }): DatasetSize => (full ? PEOPLE_FULL : PEOPLE);

/** A city of 59,994 units, where only they matter. */
export const CITY: DatasetSize = {
  name: 'city',
  units: { districts: 54, streets: 10, communities: 10, grids: 10 },
  inhabited: 1,
  people: 0,
  tasks: 0,
  openTasks: 0,
};

/** The same city; each of its last four districts has 1,000 grids and 300,000 rows that belong to them. */
export const CITY_WITH_ROWS: DatasetSize = {
  ...CITY,
  name: 'city_rows',
  inhabited: 4,
  people: 400_000,
  tasks: 766_664,
  openTasks: 160_000,
};

/** Ten thousand grids, as many as a dispatch has targets, with work in them already. */
export const sizeOfDispatch: DatasetSize = {
  name: 'dispatch',
  units: { districts: 10, streets: 10, communities: 10, grids: 10 },
  inhabited: 10,
  people: 10_000,
  tasks: 200_000,
  openTasks: 100_000,
};

/** A street office's units, in which nobody lives yet. */
export const sizeOfImport: DatasetSize = {
  name: 'import',
  units: { districts: 1, streets: 2, communities: 10, grids: 5 },
  inhabited: 1,
  people: 0,
  tasks: 0,
  openTasks: 0,
};

/** For each number of plugins a database of its own: which are installed stands in it. */
export const sizeOfPortal = (plugins: number): DatasetSize => ({
  name: `portal_${plugins}`,
  units: { districts: 1, streets: 2, communities: 4, grids: 4 },
  inhabited: 1,
  people: 1_000,
  tasks: 2_000,
  openTasks: 1_000,
});
