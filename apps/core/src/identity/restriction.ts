import { type KnownProblem, type Route, routes } from '@yige/contracts';
import { passwordProblems, secondFactorProblems } from './problems.js';

/** What somebody who has logged in must do before anything else. */
export type Restriction = 'changePassword' | 'enrolSecondFactor';

/** All that they can call until it is done; whatever is not here, raw routes too, is refused. */
const open: Record<Restriction, ReadonlySet<Route>> = {
  changePassword: new Set<Route>([routes.password.change, routes.sessions.end]),
  enrolSecondFactor: new Set<Route>([
    routes.secondFactor.get,
    routes.secondFactor.enrol,
    routes.secondFactor.confirm,
    routes.mySessions.confirm,
    routes.sessions.end,
  ]),
};

const problems: Record<Restriction, () => KnownProblem> = {
  changePassword: passwordProblems['password.changeRequired'],
  enrolSecondFactor: secondFactorProblems['secondFactor.enrolmentRequired'],
};

export function refuseWhileRestricted(restriction: Restriction | null, route: Route | undefined): void {
  if (restriction === null) return;
  if (route === undefined || !open[restriction].has(route)) throw problems[restriction]();
}
