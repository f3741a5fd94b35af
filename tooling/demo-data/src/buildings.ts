/** A building as its plan of doors; a village house has one door and no entrance. */
export interface BuildingPlan {
  name: string;
  doors: { entrance: string | null; floor: number; door: string }[];
}

const ESTATE_BUILDINGS = 88;
const ESTATE_DWELLINGS = 4_046;

/** 爱民佳苑: 88 blocks of six floors, two doors a floor, four entrances of which the last is lower; 4,046 doors. */
export function estateBuildings(): BuildingPlan[] {
  const usual = Math.ceil(ESTATE_DWELLINGS / ESTATE_BUILDINGS);
  const smaller = usual * ESTATE_BUILDINGS - ESTATE_DWELLINGS;
  return Array.from({ length: ESTATE_BUILDINGS }, (_, index) => ({
    name: `${index + 1} 栋`,
    doors: blockDoors(index < ESTATE_BUILDINGS - smaller ? usual : usual - 1),
  }));
}

function blockDoors(count: number): BuildingPlan['doors'] {
  const perEntrance = 12;
  return Array.from({ length: count }, (_, index) => {
    const floor = Math.floor((index % perEntrance) / 2) + 1;
    return {
      entrance: `${Math.floor(index / perEntrance) + 1} 单元`,
      floor,
      door: `${floor}0${(index % 2) + 1}`,
    };
  });
}

/** 石桥村: one house a household, and a few that stand empty. */
export function villageHouses(count: number): BuildingPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `石桥村 ${index + 1} 号`,
    doors: [{ entrance: null, floor: 1, door: `${index + 1} 号` }],
  }));
}
