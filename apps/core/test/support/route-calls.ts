import { newId, type Routes } from '@yige/contracts';
import { generateKeys } from '@yige/plugin-artefact';
import { admissionApplication } from './admission.js';
import { developmentRouteCalls } from './development-route-calls.js';
import { idOf, PASSWORD } from './district.js';
import { ledgerRouteCalls } from './ledger-route-calls.js';
import { matterRouteCalls } from './matter-route-calls.js';
import { registryRouteCalls } from './registry-route-calls.js';
import { rightsRouteCalls } from './rights-route-calls.js';
import { taskRouteCalls } from './task-route-calls.js';

export type RouteName = { [Group in keyof Routes]: `${Group}.${keyof Routes[Group] & string}` }[keyof Routes];

/** What the calls speak of: two of everything, one in elm (a community) and one in ash. */
export interface World {
  elmTask: string;
  /** Its case is not opened; a resident told of it. */
  elmMatter: string;
  ashTask: string;
  /** Of elm; the agency serves its first grid. */
  body: string;
  agency: string;
  partner: string;
  premises: string;
  /** All sent. */
  dispatch: string;
  /** Account of somebody who works in elm. */
  member: string;
  plugin: { clientId: string; clientSecret: string; baseUrl: string };
}

/** How to call a route rightly, as somebody who works in elm, about things of elm. */
export interface RouteCall {
  /**
   * `thing`: one thing of a unit, so somebody of another unit is told that it doesn't exist. `rows`: rows of the
   * caller's units. `platform`: of no unit. `self`: of the caller alone.
   */
  about: 'thing' | 'rows' | 'platform' | 'self';
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: (world: World) => unknown;
  /** Content of the file that the call uploads. */
  upload?: string;
  paramsOf?: (world: World) => Record<string, string>;
  /** A problem that the contract documents, where the call cannot come to more. */
  answers?: number;
  /** What somebody of another unit is answered where the unit stands in the body: a field error, not a missing page. */
  elsewhere?: 422;
  /** Changes the caller's own state: somebody new makes the call. */
  fresh?: true;
}

const person = { id: idOf('elm-1-person-0') };
const unknownId = { id: newId() };
const unknownAccount = { accountId: newId() };
const member = ({ member: accountId }: World) => ({ accountId });
const beginning = { unitId: idOf('elm'), validFrom: '2024-01-01' };
const agency = { ...beginning, kind: 'healthStation', bureau: 'health', glyph: '卫', serves: [idOf('elm-1')] };

/** A new route needs its entry here: the compiler asks for it, and so does the test. */
export const routeCalls: Record<RouteName, RouteCall> = {
  'health.live': { about: 'platform' },
  'health.ready': { about: 'platform' },
  'health.openapi': { about: 'platform' },
  'live.stream': { about: 'self' },
  'sessions.create': { about: 'platform', body: () => ({ username: 'system', password: PASSWORD }) },
  'sessions.end': { about: 'self', fresh: true },
  'sessions.me': { about: 'self' },
  'sessions.demoAccounts': { about: 'platform' },
  'sessions.choosePost': { about: 'self', body: () => ({ postId: null }) },
  'mySessions.list': { about: 'self' },
  'mySessions.end': { about: 'self', params: unknownId, answers: 404 },
  'mySessions.endOthers': { about: 'self' },
  'mySessions.confirm': { about: 'self', body: () => ({ password: PASSWORD }) },
  'password.policy': { about: 'platform' },
  'password.change': {
    about: 'self',
    fresh: true,
    body: () => ({ current: PASSWORD, next: 'Another-horse-battery-2026' }),
  },
  'secondFactor.get': { about: 'self' },
  'secondFactor.enrol': { about: 'self', fresh: true },
  'secondFactor.confirm': { about: 'self', fresh: true, body: () => ({ otp: '000000' }), answers: 409 },
  'secondFactor.renewRecoveryCodes': { about: 'self', fresh: true, answers: 409 },
  'secondFactor.disable': { about: 'self', fresh: true, answers: 409 },
  'singleSignOn.get': { about: 'platform' },
  'securitySettings.get': { about: 'platform' },
  'securitySettings.change': { about: 'platform', body: () => ({ version: -1 }), answers: 422 },
  'accountSecurity.list': { about: 'platform' },
  'accountSecurity.sessions': { about: 'platform', params: unknownAccount, answers: 404 },
  'accountSecurity.endSession': { about: 'platform', params: { ...unknownAccount, ...unknownId }, answers: 404 },
  'accountSecurity.endSessions': { about: 'platform', params: unknownAccount, answers: 404 },
  'accountSecurity.resetSecondFactor': { about: 'platform', params: unknownAccount, answers: 404 },
  'serviceAccounts.list': { about: 'platform' },
  'serviceAccounts.create': {
    about: 'platform',
    body: () => ({ name: '大数据局', grants: ['core:person.read'], unitIds: [idOf('elm')] }),
  },
  'serviceAccounts.update': { about: 'platform', params: unknownId, body: () => ({ disabled: true }), answers: 404 },
  'serviceAccounts.renewSecret': { about: 'platform', params: unknownId, body: () => ({}), answers: 404 },
  'signingKeys.list': { about: 'platform' },
  'signingKeys.rotate': { about: 'platform' },
  'staff.list': { about: 'rows' },
  'staff.get': { about: 'thing', paramsOf: member },
  'staff.create': {
    about: 'platform',
    body: () => ({ username: `new.${newId().toLowerCase()}`, displayName: '新同事' }),
  },
  'staff.update': { about: 'thing', paramsOf: member, body: () => ({ displayName: '改过的名字' }) },
  'staff.setDisabled': {
    about: 'platform',
    params: unknownAccount,
    body: () => ({ disabled: true, reason: '调离本区' }),
    answers: 404,
  },
  'staff.resetPassword': { about: 'platform', params: unknownAccount, answers: 404 },
  'staff.appoint': {
    about: 'thing',
    paramsOf: member,
    body: () => ({
      appointments: [{ unitId: idOf('elm-2'), role: 'gridHead', kind: 'concurrent', validFrom: '2099-01-01' }],
    }),
  },
  'staff.openings': { about: 'thing', query: { unit: idOf('elm') } },
  'staff.posts': { about: 'thing', paramsOf: member },
  'staff.history': { about: 'thing', paramsOf: member },
  'staff.addQualification': {
    about: 'thing',
    paramsOf: member,
    body: () => ({ kind: 'socialWorker', title: '社会工作师（中级）', issuedOn: '2020-01-01' }),
  },
  'staff.removeQualification': {
    about: 'thing',
    paramsOf: (world) => ({ ...member(world), ...unknownId }),
    answers: 404,
  },
  'staff.addTraining': {
    about: 'thing',
    paramsOf: member,
    body: () => ({ title: '急救培训', hours: 4, completedOn: '2020-01-01' }),
  },
  'staff.removeTraining': {
    about: 'thing',
    paramsOf: (world) => ({ ...member(world), ...unknownId }),
    answers: 404,
  },
  'staff.vacancies': { about: 'rows' },
  'staff.secondments': { about: 'rows', query: { direction: 'out' } },
  'staff.workload': { about: 'rows', query: { unit: idOf('elm') } },
  'appointments.end': {
    about: 'thing',
    params: unknownId,
    body: () => ({ validTo: '2099-01-01', reason: '换岗' }),
    answers: 404,
  },
  'appointments.correct': { about: 'thing', params: unknownId, body: () => ({ reason: '写错了' }), answers: 404 },
  'appointments.second': {
    about: 'thing',
    params: unknownId,
    body: () => ({
      unitId: idOf('elm'),
      role: 'communityWorker',
      validFrom: '2099-01-01',
      basis: '借调函〔2026〕1 号',
    }),
    answers: 404,
  },
  'administrators.appoint': {
    about: 'platform',
    body: () => ({
      accountId: unknownAccount.accountId,
      role: 'auditAdministrator',
      validFrom: '2099-01-01',
      basis: '任命〔2026〕1 号',
    }),
    answers: 404,
  },
  'administrators.end': {
    about: 'platform',
    params: unknownId,
    body: () => ({ validTo: '2099-01-01', reason: '换岗' }),
    answers: 404,
  },
  'administrators.resetPassword': { about: 'platform', params: unknownAccount, answers: 404 },
  'oauth.token': {
    about: 'platform',
    body: ({ plugin: { clientId, clientSecret } }) => ({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  },
  'oauth.keys': { about: 'platform' },
  'portal.get': { about: 'self' },
  'search.find': { about: 'rows', query: { q: '陈' } },
  'org.listUnits': { about: 'rows', query: { level: 'grid' } },
  'org.getUnit': { about: 'thing', params: { id: idOf('elm-1') } },
  'org.changeUnit': { about: 'thing', params: { id: idOf('elm') }, body: () => ({ areaHectares: 12 }) },
  'org.structure': { about: 'thing', params: { id: idOf('elm') } },
  'org.posts': { about: 'thing', params: { id: idOf('elm') } },
  'reorganisations.propose': {
    about: 'thing',
    query: { dryRun: 'true' },
    body: () => ({
      effectiveOn: '2099-01-01',
      changes: [{ change: 'rename', unit: idOf('elm-1'), name: '榆树第一网格' }],
    }),
    elsewhere: 422,
  },
  'reorganisations.list': { about: 'rows' },
  'reorganisations.get': { about: 'thing', params: unknownId, answers: 404 },
  'reorganisations.approve': { about: 'thing', params: unknownId, body: () => ({}), answers: 404 },
  'reorganisations.reject': { about: 'thing', params: unknownId, body: () => ({ note: '材料不全' }), answers: 404 },
  'reorganisations.withdraw': { about: 'thing', params: unknownId, body: () => ({}), answers: 404 },
  'reorganisations.lineage': { about: 'thing', params: { id: idOf('elm-1') } },
  'reorganisations.successors': { about: 'thing', params: { id: idOf('elm-1') } },
  'reorganisations.paths': { about: 'rows', body: () => ({ ids: [idOf('elm-1')] }) },
  'bodies.create': {
    about: 'thing',
    elsewhere: 422,
    body: () => ({ ...beginning, kind: 'mediationCommittee', name: '调解委员会' }),
  },
  'bodies.change': { about: 'thing', paramsOf: ({ body }) => ({ id: body }), body: () => ({ name: '居委会' }) },
  'bodies.setTerm': {
    about: 'thing',
    paramsOf: ({ body }) => ({ id: body, validFrom: '2024-01-01' }),
    body: () => ({ validTo: '2029-01-01' }),
  },
  'agencies.create': { about: 'thing', elsewhere: 422, body: () => ({ ...agency, name: '社区卫生站' }) },
  'agencies.change': { about: 'thing', paramsOf: ({ agency: id }) => ({ id }), body: () => ({ name: '警务室' }) },
  'agencies.serve': {
    about: 'thing',
    paramsOf: ({ agency: id }) => ({ id }),
    body: () => ({ unitId: idOf('elm-2'), validFrom: '2024-01-01' }),
  },
  'agencies.endService': {
    about: 'thing',
    paramsOf: ({ agency: id }) => ({ id, unitId: idOf('elm-1') }),
    body: () => ({ validTo: '2030-01-01' }),
  },
  'partners.create': {
    about: 'thing',
    elsewhere: 422,
    body: () => ({ ...beginning, kind: 'ownersCommittee', name: '业委会' }),
  },
  'partners.change': { about: 'thing', paramsOf: ({ partner: id }) => ({ id }), body: () => ({ name: '物业公司' }) },
  'premises.create': {
    about: 'thing',
    elsewhere: 422,
    body: () => ({ ...beginning, name: '活动室', areaSquareMetres: 80 }),
  },
  'premises.change': { about: 'thing', paramsOf: ({ premises: id }) => ({ id }), body: () => ({ name: '办公室' }) },
  'norms.ofUnit': { about: 'thing', params: { id: idOf('elm') } },
  'norms.shortfalls': { about: 'rows', query: { kind: 'premises' } },
  ...registryRouteCalls,
  ...rightsRouteCalls,
  'keys.list': { about: 'platform' },
  'keys.rotate': { about: 'platform', params: { purpose: 'indexes' } },
  'keys.remove': { about: 'platform', params: { purpose: 'fields', keyId: 'k99' }, answers: 404 },
  ...taskRouteCalls,
  'maps.base': { about: 'platform' },
  ...matterRouteCalls,
  ...ledgerRouteCalls,
  'admissions.list': { about: 'platform' },
  'admissions.types': { about: 'platform' },
  'admissions.turns': { about: 'platform' },
  'admissions.get': { about: 'platform', params: unknownId, answers: 404 },
  'admissions.apply': { about: 'platform', body: () => ({ application: admissionApplication() }) },
  'admissions.resubmit': {
    about: 'platform',
    params: unknownId,
    body: () => ({ version: 1, application: admissionApplication() }),
    answers: 404,
  },
  'admissions.sort': {
    about: 'platform',
    params: unknownId,
    body: () => ({ version: 1, outcome: 'forwarded' }),
    answers: 404,
  },
  'admissions.checkFunds': {
    about: 'platform',
    params: unknownId,
    body: () => ({ version: 1, outcome: 'confirmed' }),
    answers: 404,
  },
  'admissions.decide': {
    about: 'platform',
    params: unknownId,
    body: () => ({ version: 1, outcome: 'admitted', note: '同意准入' }),
    answers: 404,
  },
  'admissions.publish': { about: 'platform', params: unknownId, body: () => ({ version: 1 }), answers: 404 },
  'admissions.withdraw': {
    about: 'platform',
    params: unknownId,
    body: () => ({ version: 1, note: '工作结束' }),
    answers: 404,
  },
  'admissionDocuments.list': { about: 'platform', params: unknownId, answers: 404 },
  'admissionDocuments.add': { about: 'platform', params: unknownId, upload: 'no picture', answers: 404 },
  'admissionDocuments.get': { about: 'platform', params: { ...unknownId, documentId: newId() }, answers: 404 },
  'admissionDocuments.remove': {
    about: 'platform',
    params: { ...unknownId, documentId: newId() },
    answers: 404,
  },
  'refusalPapers.list': { about: 'platform', params: unknownId, answers: 404 },
  'refusalPapers.add': { about: 'platform', params: unknownId, upload: 'no picture', answers: 404 },
  'refusalPapers.get': { about: 'platform', params: { ...unknownId, paperId: newId() }, answers: 404 },
  'refusalPapers.remove': { about: 'platform', params: { ...unknownId, paperId: newId() }, answers: 404 },
  'taskFunding.totals': { about: 'rows', query: { from: '2026-01', to: '2026-11' } },
  'taskFunding.export': {
    about: 'platform',
    body: () => ({ from: '2026-01', to: '2026-11', by: 'month', format: 'csv', reason: '季度汇总' }),
  },
  'taskFunding.cancel': { about: 'platform', params: unknownId, body: () => ({ reason: '记错了' }), answers: 404 },
  'refusalRecord.refuseMany': { about: 'platform', body: () => ({ taskIds: [newId()], reason: 'notAdmitted' }) },
  'refusalRecord.counts': { about: 'platform' },
  'refusalRecord.export': { about: 'platform', body: () => ({ format: 'csv', reason: '季度汇总' }) },
  'refusalRecord.outside': { about: 'rows' },
  'refusalRecord.record': {
    about: 'thing',
    body: () => ({
      ...{ plugin: 'fixture', unitId: idOf('elm'), what: '纸质报表', reason: 'notAdmitted' },
      cameOn: '2026-11-01',
    }),
    elsewhere: 422,
  },
  'taskFunding.payments': { about: 'rows' },
  'taskFunding.pay': {
    about: 'platform',
    body: () => ({
      admissionId: newId(),
      unitId: idOf('elm'),
      month: '2026-11',
      amountFen: 30_000,
      document: '转账〔2026〕12 号',
    }),
    answers: 404,
  },
  'taskFunding.confirm': { about: 'platform', params: unknownId, body: () => ({ amountFen: 30_000 }), answers: 404 },
  'admissionExceptions.list': { about: 'platform' },
  'admissionExceptions.types': { about: 'platform' },
  'admissionExceptions.end': { about: 'platform', params: unknownId, answers: 404 },
  'admissionExceptions.grant': {
    about: 'thing',
    body: () => ({ type: 'fixture:visit', unitId: idOf('elm'), reason: '台风后逐户查看', hours: 24 }),
    elsewhere: 422,
  },
  ...developmentRouteCalls,
  'plugins.list': { about: 'platform' },
  'plugins.register': { about: 'platform', body: ({ plugin }) => ({ baseUrl: plugin.baseUrl }) },
  'plugins.get': { about: 'platform', params: { id: 'fixture' } },
  'plugins.history': { about: 'platform', params: { id: 'fixture' } },
  'plugins.upload': { about: 'platform', query: { baseUrl: 'http://127.0.0.1:1/' }, upload: 'no archive' },
  'plugins.place': {
    about: 'platform',
    params: { id: 'fixture' },
    body: () => ({ units: [{ unitId: idOf('elm'), inherit: true }] }),
  },
  'plugins.pause': { about: 'platform', params: { id: 'unknown' }, body: () => ({ reason: '故障排查' }), answers: 404 },
  'plugins.resume': { about: 'platform', params: { id: 'unknown' }, answers: 404 },
  'plugins.credentials': { about: 'platform', params: { id: 'unknown' }, answers: 404 },
  'plugins.removeVersion': { about: 'platform', params: { id: 'fixture', version: '9.9.9' }, answers: 404 },
  'plugins.exportData': {
    about: 'platform',
    params: { id: 'unknown' },
    body: () => ({ reason: '迁移到新的服务器' }),
    answers: 404,
  },
  'plugins.remove': { about: 'platform', params: { id: 'unknown' }, answers: 404 },
  'plugins.installations': { about: 'platform' },
  'plugins.installation': { about: 'platform', params: unknownId, answers: 404 },
  'plugins.retry': { about: 'platform', params: unknownId, body: () => ({}), answers: 404 },
  'plugins.cancel': { about: 'platform', params: unknownId, answers: 404 },
  'plugins.update': { about: 'platform', params: { id: 'fixture' }, body: () => ({ enabledVersion: '1.0.0' }) },
  'pluginTrust.keys': { about: 'platform' },
  'pluginTrust.trust': {
    about: 'platform',
    body: () => ({ owner: '卫生健康局', publicKey: generateKeys().publicKey, plugins: ['fixture'] }),
  },
  'pluginTrust.revoke': {
    about: 'platform',
    params: { keyId: '0'.repeat(64) },
    body: () => ({ kind: 'compromised', reason: '私钥外泄' }),
    answers: 404,
  },
  'pluginTrust.permissions': { about: 'platform', params: { id: 'fixture' } },
  'pluginTrust.decide': {
    about: 'platform',
    params: { id: 'fixture' },
    body: () => ({ grant: [{ permission: 'fixture:thing.read', role: 'gridWorker' }] }),
  },
  'pluginTraffic.get': { about: 'platform', params: { id: 'fixture' } },
  'pluginTraffic.incidents': { about: 'platform', params: { id: 'fixture' } },
  'pluginTraffic.loads': {
    about: 'self',
    body: () => ({ loads: [{ pluginId: 'fixture', version: '1.0.0', expose: './pages/things', milliseconds: 80 }] }),
  },
  'pluginSettings.get': { about: 'platform', params: { id: 'fixture' } },
  'pluginSettings.change': {
    about: 'platform',
    params: { id: 'fixture' },
    body: () => ({ unitId: idOf('district'), revision: 0, values: {} }),
  },
  'pluginSettings.history': { about: 'platform', params: { id: 'fixture' } },
  // For a plugin’s own server: every person is refused.
  'pluginSettings.own': { about: 'self', answers: 403 },
  'access.permissions': { about: 'platform' },
  'access.roles': { about: 'platform' },
  'access.adjustRole': {
    about: 'platform',
    params: { role: 'mediator' },
    body: () => ({ permission: 'core:staff.read', effect: 'granted', reason: '调解需要联系人员' }),
  },
  'breakGlass.units': { about: 'platform', query: { q: 'elm' } },
  'breakGlass.begin': {
    about: 'self',
    fresh: true,
    body: () => ({ permission: 'core:task.read', unitId: idOf('oak'), reason: '夜间火情，找人', minutes: 5 }),
  },
  'breakGlass.end': { about: 'self', params: { id: newId() }, answers: 404 },
  'breakGlass.list': { about: 'platform' },
  'reveals.reveal': { about: 'thing', params: person, body: () => ({ fields: ['phone'], reason: '联系上门时间' }) },
  'reveals.readers': { about: 'thing', params: person },
  'reveals.list': { about: 'platform' },
  'reveals.reads': { about: 'platform' },
  'audit.list': { about: 'platform' },
  'audit.export': { about: 'platform' },
  'audit.verification': { about: 'platform' },
};
