import type { UnitPath } from '@yige/plugin-sdk/server';
import type { OrganisationKind, OrganisationPlace } from '../../contract/organisations.js';
import { isBranch } from '../../rules/organisation-thresholds.js';
import { groupBy } from '../group-by.js';
import { partyProblems } from '../problems.js';

export interface OrganisationNode {
  id: string;
  parentId: string | null;
  kind: OrganisationKind;
  place: OrganisationPlace;
  name: string;
  foundedOn: string;
  jointUnits: number;
  units: UnitPath;
}

/** The organisations that somebody may see, a parent before those below it. */
export class OrganisationTree {
  /** Parents first, siblings in the order of their founding, and of one day in that of their registration. */
  readonly nodes: readonly OrganisationNode[];
  private readonly byId: ReadonlyMap<string, OrganisationNode>;
  private readonly below: ReadonlyMap<string | null, readonly OrganisationNode[]>;

  constructor(nodes: readonly OrganisationNode[]) {
    const sorted = nodes.toSorted(
      (one, other) => one.foundedOn.localeCompare(other.foundedOn) || one.id.localeCompare(other.id),
    );
    this.byId = new Map(sorted.map((node) => [node.id, node]));
    // Whose parent lies beyond what one may see stands at the top.
    const parentOf = ({ parentId }: OrganisationNode) =>
      parentId !== null && this.byId.has(parentId) ? parentId : null;
    this.below = groupBy(sorted, parentOf);
    this.nodes = this.descend(null);
  }

  get(id: string): OrganisationNode | undefined {
    return this.byId.get(id);
  }

  children(id: string): readonly OrganisationNode[] {
    return this.below.get(id) ?? [];
  }

  /** Ids of the organisation and of all below it. */
  within(id: string): string[] {
    return [id, ...this.descend(id).map((node) => node.id)];
  }

  /** Ids of the organisation and of all below it, or of all; throws 404 where it is not in the tree. */
  chosen(id: string | undefined): string[] {
    if (id === undefined) return this.nodes.map((node) => node.id);
    if (!this.byId.has(id)) throw partyProblems.organisationUnknown();
    return this.within(id);
  }

  /** Branches and joint branches, which hold the year's organisation life. */
  branches(): OrganisationNode[] {
    return this.nodes.filter(isBranch);
  }

  private descend(id: string | null): OrganisationNode[] {
    return (this.below.get(id) ?? []).flatMap((node) => [node, ...this.descend(node.id)]);
  }
}
