import { newId } from '@yige/contracts';
import { idOf } from './district.js';
import { newPerson } from './registry.js';
import type { RouteCall, RouteName } from './route-calls.js';

const person = { id: idOf('elm-1-person-0') };
const household = { id: idOf('elm-1-household') };
const building = { id: idOf('elm-1-building') };
const unknownId = { id: newId() };

type Group =
  | 'people'
  | 'photos'
  | 'duplicates'
  | 'merges'
  | 'households'
  | 'buildings'
  | 'walkRounds'
  | 'imports'
  | 'exports';

type RegistryRoute = Extract<RouteName, `${Group}.${string}`>;

/** Calls of the routes for residents, their homes, and lists of them. */
export const registryRouteCalls: Record<RegistryRoute, RouteCall> = {
  'people.create': { about: 'thing', body: () => newPerson(), elsewhere: 422 },
  'people.correct': { about: 'thing', params: person, body: () => ({ aliases: ['小陈'], source: '本人提供' }) },
  'people.addPhone': {
    about: 'thing',
    params: person,
    body: () => ({ phone: '19900009999', label: '座机', source: '本人提供' }),
  },
  'people.callFirst': {
    about: 'thing',
    params: { ...person, phoneId: newId() },
    body: () => ({ source: '本人提供' }),
    answers: 404,
  },
  'people.removePhone': {
    about: 'thing',
    params: { ...person, phoneId: newId() },
    body: () => ({ source: '本人提供' }),
    answers: 404,
  },
  'people.relate': {
    about: 'thing',
    params: person,
    body: () => ({
      kind: 'collectiveShare',
      collective: '一村',
      shareHundredths: 100,
      validFrom: '2020-01-01',
      source: '农业农村局',
    }),
  },
  'people.endRelation': {
    about: 'thing',
    params: { ...person, relationId: newId() },
    body: () => ({ on: '2024-01-01', source: '本人提供' }),
    answers: 404,
  },
  'people.correctRelation': {
    about: 'thing',
    params: { ...person, relationId: newId() },
    body: () => ({ kind: 'residence', residenceKind: 'tenant', validFrom: '2024-01-01', source: '本人提供' }),
    answers: 404,
  },
  'people.reopenRelation': {
    about: 'thing',
    params: { ...person, relationId: newId() },
    body: () => ({ source: '本人提供' }),
    answers: 404,
  },
  'people.recordFact': {
    about: 'thing',
    params: person,
    body: () => ({ kind: 'livingAlone', source: '网格员上门', validFrom: '2024-01-01' }),
  },
  'people.endFact': {
    about: 'thing',
    params: { ...person, factId: newId() },
    body: () => ({ on: '2024-01-01', source: '本人提供' }),
    answers: 404,
  },
  'people.correctFact': {
    about: 'thing',
    params: { ...person, factId: newId() },
    body: () => ({ source: '本人提供', validFrom: '2024-01-01' }),
    answers: 404,
  },
  'people.reopenFact': {
    about: 'thing',
    params: { ...person, factId: newId() },
    body: () => ({ source: '本人提供' }),
    answers: 404,
  },
  'people.history': { about: 'thing', params: person },
  'people.factKinds': { about: 'platform' },
  'photos.set': {
    about: 'thing',
    params: person,
    query: { consentBy: 'resident' },
    upload: 'no picture',
    answers: 415,
  },
  'photos.get': { about: 'thing', params: person, answers: 404 },
  'photos.remove': { about: 'thing', params: person, answers: 404 },
  'duplicates.list': { about: 'rows' },
  'duplicates.get': { about: 'thing', params: unknownId, answers: 404 },
  'duplicates.keepApart': { about: 'thing', params: unknownId, body: () => ({ reason: '两位老人同名' }), answers: 404 },
  'duplicates.merge': {
    about: 'thing',
    params: unknownId,
    body: () => ({
      survivorId: newId(),
      versions: { first: '2024-01-01T00:00:00.000Z', second: '2024-01-01T00:00:00.000Z' },
      choices: {},
    }),
    answers: 404,
  },
  'merges.list': { about: 'thing', query: { person: person.id } },
  'merges.undo': { about: 'thing', params: unknownId, answers: 404 },
  'households.get': { about: 'thing', params: household },
  'households.nameHead': { about: 'thing', params: household, body: () => ({ headId: null, source: '本人提供' }) },
  'households.history': { about: 'thing', params: household },
  'households.diary': { about: 'thing', params: household },
  'households.writeDiary': {
    about: 'thing',
    params: household,
    body: () => ({ text: '老人平安。', visitedAt: '2024-01-01T00:00:00.000Z' }),
  },
  'households.addToDiary': {
    about: 'thing',
    params: { ...household, entryId: unknownId.id },
    body: () => ({ text: '门牌写错了。' }),
    answers: 404,
  },
  'buildings.list': { about: 'rows' },
  'buildings.get': { about: 'thing', params: building },
  'buildings.create': {
    about: 'thing',
    body: () => ({ unitId: idOf('elm-1'), name: `榆树里 ${newId().slice(-8)} 号`, source: '网格员上门' }),
    elsewhere: 422,
  },
  'buildings.correct': {
    about: 'thing',
    params: building,
    body: () => ({ location: { longitude: 113.5, latitude: 34.8 }, source: '网格员上门' }),
  },
  'buildings.remove': { about: 'thing', params: building, body: () => ({ source: '登记错了' }), answers: 409 },
  'buildings.history': { about: 'thing', params: building },
  'buildings.addDoors': {
    about: 'thing',
    params: building,
    body: () => ({ doors: [{ entrance: '9', door: newId().slice(-8) }], source: '网格员上门' }),
  },
  'buildings.correctDoor': {
    about: 'thing',
    params: { id: idOf('elm-1-dwelling') },
    body: () => ({ floor: 1, source: '网格员上门' }),
  },
  'buildings.removeDoor': {
    about: 'thing',
    params: { id: idOf('elm-1-dwelling') },
    body: () => ({ source: '登记错了' }),
    answers: 409,
  },
  'buildings.flagDwelling': {
    about: 'thing',
    params: { id: idOf('elm-1-dwelling') },
    body: () => ({ rented: true, source: '网格员上门' }),
  },
  'walkRounds.list': { about: 'rows' },
  'walkRounds.start': { about: 'thing', params: building, body: () => ({}) },
  'walkRounds.get': { about: 'thing', params: unknownId, answers: 404 },
  'walkRounds.check': {
    about: 'thing',
    params: { ...unknownId, dwellingId: newId() },
    body: () => ({ state: 'confirmed' }),
    answers: 404,
  },
  'walkRounds.reportDoor': { about: 'thing', params: unknownId, body: () => ({ door: '602' }), answers: 404 },
  'walkRounds.findings': { about: 'rows' },
  'walkRounds.settleFinding': { about: 'thing', params: unknownId, body: () => ({ note: '已登记' }), answers: 404 },
  'walkRounds.finish': { about: 'thing', params: unknownId, answers: 404 },
  'imports.create': {
    about: 'thing',
    query: { kind: 'people', unitId: idOf('elm') },
    upload: '姓名,身份证号,楼栋,单元,户室\n',
  },
  'imports.list': { about: 'rows' },
  'imports.template': { about: 'platform', query: { kind: 'people', format: 'csv' } },
  'imports.get': { about: 'thing', params: unknownId, answers: 404 },
  'imports.map': {
    about: 'thing',
    params: unknownId,
    body: () => ({ headingRow: 1, columns: {}, makePlaces: false, source: '公安户籍' }),
    answers: 404,
  },
  'imports.check': { about: 'thing', params: unknownId, answers: 404 },
  'imports.execute': { about: 'thing', params: unknownId, answers: 404 },
  'imports.cancel': { about: 'thing', params: unknownId, answers: 404 },
  'imports.firstPasswords': { about: 'thing', params: unknownId, body: () => ({ format: 'csv' }), answers: 404 },
  'imports.rows': { about: 'thing', params: unknownId, answers: 404 },
  'imports.report': { about: 'thing', params: unknownId, query: { format: 'csv' }, answers: 404 },
  'exports.make': {
    about: 'thing',
    body: () => ({ kind: 'people', format: 'csv', unitId: idOf('elm'), reason: '核对居民名单' }),
  },
  'people.list': { about: 'rows', query: { limit: '200' } },
  'people.get': { about: 'thing', params: person },
  'people.batch': {
    about: 'rows',
    body: () => ({ ids: [idOf('elm-1-person-0'), idOf('elm-2-person-1'), idOf('ash-1-person-0')] }),
  },
  // Plugins say so; of staff who read in the portal core knows by itself.
  'people.noteReads': { about: 'platform', body: () => ({ ids: [idOf('elm-1-person-0')] }), answers: 403 },
};
