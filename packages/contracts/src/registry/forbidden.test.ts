import { describe, expect, it } from 'vitest';
import { coreFactKinds } from './fact-catalogue.js';
import { forbiddenTopicOf } from './forbidden.js';

// rules.md: "Sensitive by law (PIPL art. 28): biometrics, religion …", "No face recognition", "Position is stored at an
// act, never as a track", "Party membership … never enters the shared registry", "No key-person register: police-network
// data doesn't enter the platform".
it.each([
  ['religiousBelief', 'religion'],
  ['宗教信仰', 'religion'],
  ['faceImage', 'biometrics'],
  ['face_template', 'biometrics'],
  ['指纹', 'biometrics'],
  ['partyMember', 'partyMembership'],
  ['政治面貌', 'partyMembership'],
  ['keyPersonMark', 'policeNetwork'],
  ['police_network_id', 'policeNetwork'],
  ['重点人员', 'policeNetwork'],
  ['locationHistory', 'track'],
  ['trackPoints', 'track'],
  ['行踪轨迹', 'track'],
])('%s is kept out as %s', (name, topic) => {
  expect(forbiddenTopicOf(name)?.topic).toBe(topic);
});

it.each(['livingAlone', 'surfaceArea', '独居', 'disabilityCertificate', '残疾人证', 'serviceResponsibility'])(
  '%s is let through',
  (name) => {
    expect(forbiddenTopicOf(name)).toBeNull();
  },
);

describe('the catalogue of the registry', () => {
  const names = coreFactKinds.flatMap(({ kind, title, fields }) => [
    kind,
    ...Object.values(title),
    ...fields.flatMap((field) => [
      field.name,
      ...Object.values(field.title),
      ...(field.type === 'choice'
        ? field.options.flatMap(({ value, title: words }) => [value, ...Object.values(words)])
        : []),
    ]),
  ]);

  it.each(names)('%s is nothing that must stay out', (name) => {
    expect(forbiddenTopicOf(name)).toBeNull();
  });

  it('names each kind once', () => {
    const kinds = coreFactKinds.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
