import { addDays, type Education, type NewQualification, type Role, type SeedRecord } from '@yige/contracts';
import { REFERENCE_DATE } from './households.js';
import type { Random } from './random.js';
import type { DemoStructure } from './structure.js';

interface Colleague {
  username: string;
  name: string;
  role: Role;
  unit: string;
}

/** Called after solar terms, trees and winds, so that nobody takes them for real. */
const COLLEAGUES: readonly Colleague[] = [
  ...team('amjy', '爱民佳苑社区', [
    ['fangguyu', '方谷雨', 'communityWorker'],
    ['jiangxiaoxue', '江小雪', 'communityWorker'],
    ['qianlidong', '钱立冬', 'gridWorker', '第 2 网格'],
    ['dingxiaoman', '丁小满', 'gridWorker', '第 3 网格'],
    ['bailu', '白露', 'gridWorker', '第 4 网格'],
    ['changliqiu', '常立秋', 'gridWorker', '第 5 网格'],
    ['luohanlu', '罗寒露', 'gridWorker', '第 6 网格'],
    ['suqingming', '苏清明', 'committeeMember'],
    ['xiajingzhe', '夏惊蛰', 'committeeMember'],
    ['meidahan', '梅大寒', 'supervisor'],
    ['hanshuangjiang', '韩霜降', 'mediator'],
    ['yuqiufen', '余秋分', 'propertyManager'],
    ['fengchunfen', '冯春分', 'ownersRepresentative'],
  ]),
  ...team('shiqiao', '石桥村', [
    ['shiyushui', '石雨水', 'committeeMember'],
    ['shilixia', '石立夏', 'supervisor'],
    ['shimangzhong', '石芒种', 'gridWorker', '第二村民小组'],
    ['shixiaoshu', '石小暑', 'gridWorker', '第三村民小组'],
  ]),
  ...team('liuan', '柳岸街道', [['yedaxue', '叶大雪', 'streetOfficial']]),
  ...team('wutong', '梧桐街道', [['wudongzhi', '吴冬至', 'streetOfficial']]),
  ...team('shiqiaozhen', '石桥镇', [['leidashu', '雷大暑', 'streetOfficial']]),
  ...community('liuanshequ', '柳岸社区', ['songbaiqing:宋柏青', 'taolinfeng:陶林风']),
  ...community('fangzhi', '纺织一村社区', ['liuxifeng:柳西风', 'yangdongfeng:杨东风', 'lisongtao:李松涛']),
  ...community('wangjiang', '望江社区', ['jiangnanzhu:江南竹', 'pengbeifeng:彭北风']),
  ...community('linxili', '临溪里社区', ['shuichangqing:水长青', 'linbaihua:林白桦']),
  ...community('wutongshequ', '梧桐社区', ['tongyinliang:童荫凉', 'huaiyuesheng:怀月生']),
  ...community('guihuayuan', '桂花园社区', ['guixiangyuan:桂香远', 'danguiqiu:单桂秋']),
  ...community('tingtaoyuan', '听涛苑社区', ['haitingtao:海听涛', 'langpingjing:郎平静']),
  ...community('nantang', '南塘社区', ['lianyeqing:连叶青', 'heyufeng:何雨风']),
];

const EDUCATION: readonly Education[] = [
  'college',
  'bachelor',
  'vocational',
  'bachelor',
  'college',
  'master',
  'secondary',
];
const CERTIFICATES: readonly Pick<NewQualification, 'kind' | 'title'>[] = [
  { kind: 'socialWorker', title: '助理社会工作师' },
  { kind: 'firstAid', title: '红十字救护员证' },
  { kind: 'socialWorker', title: '社会工作师（中级）' },
  { kind: 'mediator', title: '人民调解员培训合格证' },
  { kind: 'fireSafety', title: '消防安全管理人培训证' },
];
/** Days after the reference date on which a certificate ends: one has expired, one expires soon, others hold long. */
const EXPIRES_AFTER = [900, 40, null, 500, -20];
const TRAININGS = ['网格员岗前培训', '老年人上门探访', '个人信息保护', '心肺复苏和急救', '矛盾纠纷调解'];

export const isColleague = (username: string) => COLLEAGUES.some((each) => each.username === username);

/**
 * The people among whom the shown ones work, and what is on file of them. Nobody logs in with their accounts, but for those
 * that have a password.
 */
export function colleagueRecords(
  random: Random,
  passwordOf: (username: string) => string | null,
  unitByName: ReadonlyMap<string, string>,
  placeOf: DemoStructure['placeOf'],
): SeedRecord[] {
  return COLLEAGUES.flatMap(({ username, name, role, unit }, index): SeedRecord[] => {
    const unitId = unitByName.get(unit);
    if (unitId === undefined) throw new Error(`The district has no unit ${unit} for ${username}`);
    const accountId = random.id();
    const joinedOn = addDays('2019-03-01', index * 53);
    return [
      {
        record: 'account',
        id: accountId,
        username,
        displayName: name,
        password: passwordOf(username),
        officePhone: `0990-5600${String(index + 10).padStart(3, '0')}`,
        education: EDUCATION[index % EDUCATION.length] ?? 'college',
        joinedOn,
      },
      {
        ...{ record: 'appointment', id: random.id(), accountId, unitId, role, ...placeOf(role, unitId) },
        ...{ validFrom: joinedOn, basis: `青社任〔${joinedOn.slice(0, 4)}〕${index + 1} 号` },
      },
      ...certificate(random, accountId, index),
      ...training(random, accountId, index),
    ];
  });
}

/** Two of three have one. */
function certificate(random: Random, accountId: string, index: number): SeedRecord[] {
  const certificate = CERTIFICATES[index % CERTIFICATES.length];
  if (index % 3 === 2 || certificate === undefined) return [];
  const expires = EXPIRES_AFTER[index % EXPIRES_AFTER.length] ?? null;
  return [
    {
      ...{ record: 'qualification', id: random.id(), accountId, ...certificate },
      ...{ issuedOn: addDays('2022-05-10', index * 11), number: `QH-${String(index + 1).padStart(4, '0')}` },
      ...(expires === null ? {} : { validTo: addDays(REFERENCE_DATE, expires) }),
    },
  ];
}

function training(random: Random, accountId: string, index: number): SeedRecord[] {
  return TRAININGS.slice(0, 1 + (index % 3)).map((_, place) => ({
    record: 'training',
    id: random.id(),
    accountId,
    title: TRAININGS[(index + place) % TRAININGS.length] ?? '岗位培训',
    hours: 4 + ((index + place) % 4) * 2.5,
    completedOn: addDays(REFERENCE_DATE, -30 - index * 7 - place * 90),
  }));
}

function team(
  suffix: string,
  unit: string,
  people: readonly (readonly [pinyin: string, name: string, role: Role, within?: string])[],
): Colleague[] {
  return people.map(([pinyin, name, role, within = '']) => ({
    username: `${pinyin}.${suffix}`,
    name,
    role,
    unit: `${unit}${within}`,
  }));
}

/** A community that only the organisation knows: its secretary, and its workers. */
function community(suffix: string, unit: string, people: readonly string[]): Colleague[] {
  return people.map((person, index) => {
    const [pinyin = '', name = ''] = person.split(':');
    return {
      username: `${pinyin}.${suffix}`,
      name,
      unit,
      role: index === 0 ? 'communitySecretary' : 'communityWorker',
    };
  });
}
