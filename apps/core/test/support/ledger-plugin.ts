import type { LedgerDeclaration, LedgerRow } from '@yige/contracts';
import { type Answer, FixturePlugin } from './fixture-plugin.js';

const rule = { 'zh-CN': '试验', en: 'A test' };
const given = { rule, source: 'plugin' as const };

export const eldersLedger: LedgerDeclaration = {
  name: 'elders',
  title: { 'zh-CN': '老人台账', en: 'Elders' },
  rule,
  permission: 'fixture:elder.read',
  period: 'month',
  unit: 'community',
  sensitive: true,
  columns: [
    { name: 'name', title: { 'zh-CN': '姓名', en: 'Name' }, type: 'person', semantic: 'person.name', search: true },
    { name: 'phone', title: { 'zh-CN': '电话', en: 'Phone' }, type: 'person', semantic: 'person.phone' },
    {
      ...{ ...given, name: 'tier', title: { 'zh-CN': '等级', en: 'Tier' }, type: 'choice', semantic: 'elder.tier' },
      options: [
        { value: 'high', title: { 'zh-CN': '高', en: 'High' } },
        { value: 'low', title: { 'zh-CN': '低', en: 'Low' } },
      ],
      filter: true,
    },
    {
      ...{
        ...given,
        name: 'lastDate',
        title: { 'zh-CN': '最近上门', en: 'Last' },
        type: 'date',
        semantic: 'visit.last',
      },
      group: { 'zh-CN': '走访', en: 'Visits' },
    },
    {
      ...{
        ...given,
        name: 'visits',
        title: { 'zh-CN': '次数', en: 'Times' },
        type: 'integer',
        semantic: 'visit.count',
      },
      ...{ group: { 'zh-CN': '走访', en: 'Visits' }, total: true },
    },
    {
      ...{ ...given, name: 'allowance', title: { 'zh-CN': '补贴', en: 'Allowance' }, type: 'money' },
      ...{ semantic: 'elder.allowance', total: true },
    },
  ],
};

/** A plugin with one ledger, whose rows each test decides, in whatever order; it answers them by the query. */
export class LedgerPlugin extends FixturePlugin {
  ledgerRows: LedgerRow[] = [];
  /** Queries as they arrived. */
  readonly asked: URLSearchParams[] = [];
  /** Instead of the rows. */
  answerRows: ((query: URLSearchParams) => Answer) | null = null;

  constructor() {
    super('fixture', {
      permissions: [
        {
          name: eldersLedger.permission,
          title: { 'zh-CN': '看老人', en: 'See elders' },
          grantedTo: ['communitySecretary', 'streetOfficial', 'gridWorker', 'bureauOfficial'],
        },
      ],
      ledgers: [eldersLedger],
    });
    this.answerApi = () => this.answerLedger(this.apiRequests.at(-1)?.url ?? '');
  }

  private answerLedger(url: string): Answer {
    const { pathname, searchParams: query } = new URL(url, 'http://plugin');
    if (pathname !== '/yige/v1/ledgers/elders/rows') return { status: 404 };
    this.asked.push(query);
    return this.answerRows?.(query) ?? { status: 200, body: this.pageOf(query) };
  }

  pageOf(query: URLSearchParams) {
    const [unit, after, tier] = [query.get('unit'), query.get('after') ?? '', query.get('filter')?.split(':')[1]];
    const all = this.ledgerRows
      .filter(({ units }) => Object.values(units).includes(unit))
      .filter(({ cells }) => tier === undefined || cells.tier === tier)
      .filter(({ key }) => key > after)
      .sort((left, right) => (left.key < right.key ? -1 : 1));
    const limit = Number(query.get('limit'));
    return { items: all.slice(0, limit), more: all.length > limit };
  }
}
