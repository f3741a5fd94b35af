import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkCharacterOf } from '@yige/contracts';
import type { UnitRecord } from '../dataset/units.js';

const HEADINGS = '姓名,身份证号,联系电话,社区,楼栋,单元,户室';
const PEOPLE_PER_DOOR = 3;
const DOORS_PER_BUILDING = 40;
const DAYS = 20_000;
const DAY = 86_400_000;
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰建华玉珍'];

/** A list of people who live in these communities, as a bureau would send it; nobody has such a number. */
export async function writePersonList(file: string, people: number, communities: readonly UnitRecord[]): Promise<void> {
  await pipeline(Readable.from(lines(people, communities)), createWriteStream(file));
}

function* lines(people: number, communities: readonly UnitRecord[]): Generator<string> {
  yield `${HEADINGS}\n`;
  for (let person = 0; person < people; person += 1) {
    const door = Math.floor(person / PEOPLE_PER_DOOR);
    const building = Math.floor(door / DOORS_PER_BUILDING);
    const community = communities[building % communities.length];
    const number = Math.floor(building / communities.length) + 1;
    const inBuilding = door % DOORS_PER_BUILDING;
    const place = [
      community?.code,
      `${number} 栋`,
      `${1 + (inBuilding % 2)} 单元`,
      `${1 + (inBuilding >> 2)}0${1 + (inBuilding % 4)}`,
    ];
    yield `${[nameOf(person), idNumberOf(person), `199${String(person).padStart(8, '0')}`, ...place].join(',')}\n`;
  }
}

/** Division 990101 exists nowhere. */
function idNumberOf(person: number): string {
  const born = new Date(Date.UTC(1940, 0, 1) + (person % DAYS) * DAY).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `990101${born}${String(Math.floor(person / DAYS)).padStart(3, '0')}`;
  return `${body}${checkCharacterOf(body)}`;
}

function nameOf(person: number): string {
  const at = (list: readonly string[], step: number) => list[Math.floor(person / step) % list.length] ?? '';
  return `${at(SURNAMES, 1)}${at(GIVEN, 20)}${at(GIVEN, 560)}`;
}
