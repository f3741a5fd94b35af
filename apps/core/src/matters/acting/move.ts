import type { MatterAct } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import type { Standing } from '../matter-access.js';
import type { Step } from '../matter-steps.js';

/** What an action comes to: the next step, and the unit or handler that the timeline names. */
export interface Move {
  step: Step;
  target?: string;
}

/** Works out what an action comes to; refuses it where it comes to nothing. */
export type Mover = (standing: Standing, act: MatterAct, caller: Caller) => Promise<Move> | Move;
