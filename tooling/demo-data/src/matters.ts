import type { MatterAct, MatterAction, MatterStage, MatterTarget, SeedRecord } from '@yige/contracts';
import { landmark } from './plan.js';
import type { Random } from './random.js';

type Seed = Extract<SeedRecord, { record: 'matter' }>;
/** Who handles it: the community itself, its partners, or by way of the street the police room and the street's own people. */
type Route = 'worker' | 'company' | 'owners' | 'police' | 'street';

interface Plan {
  title: string;
  category: string;
  stage: MatterStage;
  route: Route;
  building?: string;
  text?: string;
  /** A resident told of it. */
  told?: true;
}

/** What was reported in the estate, in all stages; invented like everything here. */
const PLANS: readonly Plan[] = [
  { title: '楼道灯不亮', category: 'publicFacilities', stage: 'openCase', route: 'worker', building: '3 栋' },
  { title: '外卖车堵住单元门', category: 'cityAppearance', stage: 'openCase', route: 'worker', building: '7 栋' },
  {
    title: '夜里广场音响太响',
    category: 'neighbours',
    stage: 'openCase',
    route: 'worker',
    text: '中心花园',
    told: true,
  },
  { title: '楼顶太阳能支架松动', category: 'property', stage: 'dispatch', route: 'company', building: '5 栋' },
  {
    title: '垃圾桶满了没人清',
    category: 'cityAppearance',
    stage: 'dispatch',
    route: 'street',
    text: '南门',
    told: true,
  },
  { title: '想开老年食堂', category: 'elders', stage: 'dispatch', route: 'street', text: '3 栋活动室', told: true },
  { title: '3 单元门禁失灵', category: 'property', stage: 'handle', route: 'company', building: '3 栋' },
  { title: '地下车库积水', category: 'property', stage: 'handle', route: 'company', text: '车库入口' },
  { title: '电动车上楼充电', category: 'publicSecurity', stage: 'handle', route: 'police', building: '12 栋' },
  { title: '业委会公示栏没有更新', category: 'owners', stage: 'handle', route: 'owners', text: '东门公示栏' },
  { title: '路口井盖松动', category: 'publicFacilities', stage: 'handle', route: 'street', text: '东门外路口' },
  { title: '电梯运行有异响', category: 'property', stage: 'feedBack', route: 'company', building: '9 栋', told: true },
  {
    title: '陌生人敲门推销',
    category: 'publicSecurity',
    stage: 'feedBack',
    route: 'police',
    building: '2 栋',
    told: true,
  },
  { title: '楼上漏水', category: 'neighbours', stage: 'feedBack', route: 'worker', building: '4 栋', told: true },
  { title: '下水道返味', category: 'publicFacilities', stage: 'feedBack', route: 'street', building: '8 栋' },
  { title: '健身器材坏了', category: 'publicFacilities', stage: 'verify', route: 'worker', text: '中心花园' },
  { title: '共享单车占道', category: 'cityAppearance', stage: 'verify', route: 'street', text: '北门' },
  { title: '消防通道停车', category: 'publicSecurity', stage: 'verify', route: 'police', building: '6 栋' },
  { title: '绿化带枯枝', category: 'property', stage: 'verify', route: 'company', building: '10 栋' },
  { title: '老人想换近处的取药点', category: 'livelihood', stage: 'evaluate', route: 'worker', building: '3 栋' },
  { title: '楼道堆放纸箱', category: 'neighbours', stage: 'evaluate', route: 'worker', building: '1 栋' },
  { title: '路灯杆歪斜', category: 'publicFacilities', stage: 'closed', route: 'street', text: '北门外' },
  { title: '单元门闭门器坏了', category: 'property', stage: 'closed', route: 'company', building: '7 栋' },
  { title: '装修噪声扰民', category: 'neighbours', stage: 'closed', route: 'worker', building: '2 栋', told: true },
];

/** Reports what is in no building. */
const REPORTER = 'sunyue.amjy';
const SECRETARY = 'hewenbin.amjy';
const WORKER = 'fangguyu.amjy';
const OFFICIAL = 'tangmin.liuan';
const COLLEAGUE = 'yedaxue.liuan';
const HANDS: Record<Route, string> = {
  worker: WORKER,
  company: 'yuqiufen.amjy',
  owners: 'fengchunfen.amjy',
  police: 'weiguodong.amjy',
  street: COLLEAGUE,
};
/** Routed by the street; the others by the community itself. */
const BY_STREET: ReadonlySet<Route> = new Set(['police', 'street']);

/** To which stage an account brought it by what. */
type Done = [MatterStage, string, MatterAction, MatterAct];

const REACHED: readonly MatterStage[] = ['openCase', 'dispatch', 'handle', 'feedBack', 'verify', 'evaluate', 'closed'];

/** Matters of the estate, each with what was done with it so far; the platform itself plays them when it has loaded the rest. */
export function matterRecords(random: Random, estateId: string, records: readonly SeedRecord[]): SeedRecord[] {
  const known = new Known(records);
  return PLANS.map((plan): Seed => {
    const { title, category, building, text = '', told } = plan;
    const place = building === undefined ? null : known.building(building);
    const reporterId = place === null ? known.account(REPORTER) : known.workerOf(place.gridId);
    return {
      record: 'matter',
      id: random.id(),
      reporterId,
      matter: {
        title,
        category,
        description: '',
        contact: null,
        source: told === true ? 'public' : 'staff',
        place: {
          unitId: place?.gridId ?? estateId,
          buildingId: place?.id ?? null,
          dwellingId: null,
          text,
          position: landmark(text),
        },
      },
      acts: actsOf(plan, reporterId, known),
    };
  });
}

function actsOf({ stage, route }: Plan, reporter: string, known: Known): Seed['acts'] {
  const atStreet = BY_STREET.has(route);
  const secretary = known.account(SECRETARY);
  const director = known.account(atStreet ? OFFICIAL : SECRETARY);
  const hand = known.account(HANDS[route]);
  const acts: Done[] = [
    ['dispatch', secretary, 'openCase', {}],
    ...(atStreet ? [['dispatch', secretary, 'passUp', { note: '社区解决不了，请街道协调' }] satisfies Done] : []),
    ['handle', director, 'dispatch', { target: known.target(route) }],
    ['feedBack', hand, 'start', {}],
    ['verify', hand, 'feedBack', { note: '到现场看过，已经处理好' }],
    ['evaluate', director, 'verify', { note: '现场核查过' }],
    ['closed', reporter, 'confirm', { grade: 'satisfied' }],
  ];
  const reached = acts.filter(([after]) => REACHED.indexOf(after) <= REACHED.indexOf(stage));
  return reached.map(([, by, action, act]) => ({ by, action, act }));
}

/** What the district has, by the names that people use. */
class Known {
  constructor(private readonly records: readonly SeedRecord[]) {}

  account(username: string): string {
    const found = this.records.find((record) => record.record === 'account' && record.username === username);
    return idOf(found, username);
  }

  building(name: string): { id: string; gridId: string } {
    const found = this.records.find((record) => record.record === 'building' && record.name === name);
    if (found?.record !== 'building' || found.gridId === null) throw new RangeError(`there is no ${name} in a grid`);
    return { id: found.id, gridId: found.gridId };
  }

  /** Of a grid whose post is vacant, somebody of the station. */
  workerOf(gridId: string): string {
    const found = this.records.find(
      (record) =>
        record.record === 'appointment' &&
        record.role === 'gridWorker' &&
        record.unitId === gridId &&
        record.validTo === undefined,
    );
    return found?.record === 'appointment' ? found.accountId : this.account(REPORTER);
  }

  target(route: Route): MatterTarget {
    if (route === 'worker' || route === 'street') return { kind: 'staff', id: this.account(HANDS[route]) };
    const kind = { company: 'propertyCompany', owners: 'ownersCommittee', police: 'policeRoom' }[route];
    const found = this.records.find(
      (record) => (record.record === 'partner' || record.record === 'agency') && record.kind === kind,
    );
    return { kind: route === 'police' ? 'agency' : 'partner', id: idOf(found, kind) };
  }
}

function idOf(record: SeedRecord | undefined, name: string): string {
  if (record === undefined || !('id' in record)) throw new RangeError(`the district has no ${name}`);
  return record.id;
}
