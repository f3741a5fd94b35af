import { z } from 'zod';
import type { LocalizedText } from '../primitives.js';

const text = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });

/**
 * What several bureaus ask at one door (一数一源): the portal asks it, once for a person or, what is agreed to with one bureau
 * alone, once for its part; each part that declares it finds the answer in its result, under the fact's name. `registry` names the kind of fact by which the registry knows
 * the answer already: that is shown first, and an answer that differs is recorded there once a part that asked was
 * accepted.
 */
export const sharedFacts = {
  /** 见面方式. */
  personMet: {
    question: text('今天见到本人了吗？', 'Did you meet them today?'),
    options: [
      { value: 'door', title: text('见到了', 'In person') },
      { value: 'phone', title: text('打电话', 'By phone') },
      { value: 'notMet', title: text('没见到', 'Not met') },
    ],
    registry: null,
    each: 'person',
  },
  /** 独居. */
  livingAlone: {
    question: text('是一个人住吗？', 'Do they live alone?'),
    options: [
      { value: 'yes', title: text('一个人住', 'Alone') },
      { value: 'no', title: text('有人同住', 'With others') },
    ],
    registry: { kind: 'livingAlone', holds: 'yes', not: 'no' },
    each: 'person',
  },
  /** 同意看一看: to one bureau and for this time; asked of whoever was met in person. Before it there is no form. */
  consent: {
    question: text('住户同意看一看吗？', 'Does the resident agree to a look?'),
    options: [
      { value: 'given', title: text('同意', 'Yes') },
      { value: 'refused', title: text('不同意', 'No') },
    ],
    registry: null,
    each: 'part',
  },
} as const satisfies Record<string, SharedFact>;

export interface SharedFact {
  question: LocalizedText;
  options: readonly { value: string; title: LocalizedText }[];
  /** Which answer says that the registry's fact holds, and which that it does not. */
  registry: { kind: string; holds: string; not: string } | null;
  each: 'person' | 'part';
}

/** A fact that the portal asks once for all forms of a visit. */
export type SharedFactName = keyof typeof sharedFacts;
/** What can be answered to it. */
export type SharedFactAnswer<Name extends SharedFactName> = (typeof sharedFacts)[Name]['options'][number]['value'];
/** Answers of one part. */
export type SharedFactAnswers = { [Name in SharedFactName]?: SharedFactAnswer<Name> };

export const sharedFactNameSchema = z.enum(['personMet', 'livingAlone', 'consent']).meta({ id: 'SharedFactName' });

/** The shape of a fact's answer inside a part's result: `z.object({ personMet: sharedFactSchemas.personMet, … })`. */
export const sharedFactSchemas = {
  personMet: z.enum(['door', 'phone', 'notMet']),
  livingAlone: z.enum(['yes', 'no']),
  consent: z.enum(['given', 'refused']),
} as const satisfies { [Name in SharedFactName]: z.ZodType<SharedFactAnswer<Name>> };
