import { Injectable } from '@nestjs/common';
import { roleSchema } from '@yige/contracts';
import { Database, placeholders, type SqlValue } from '@yige/database';
import type { CallerPost } from '../../access/caller.js';
import { PermissionCatalogue } from '../../access/permission-catalogue.js';
import {
  POST_COLUMNS,
  POST_JOINS,
  type PostPart,
  postParameters,
  readPostPart,
  wholePosts,
} from '../../org/post-rows.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';

/** Somebody with their posts that give rights today: not those from which they are seconded away. */
export interface PostHolder {
  id: string;
  name: string;
  posts: readonly CallerPost[];
}

/** Rows of posts that are looked through for one answer; whoever is not among them is found by more of the name. */
const MOST_POSTS = 2_000;

/** Who works where today. */
@Injectable()
export class StaffPosts {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly clock: Clock,
  ) {}

  /** These accounts, as far as they may log in. */
  of(accountIds: readonly string[]): Promise<PostHolder[]> {
    if (accountIds.length === 0) return Promise.resolve([]);
    return this.read(`a.id IN (${placeholders(accountIds)})`, accountIds);
  }

  /** Whoever holds the permission by a post in these units or an agency that serves one; `name` is how the name begins. */
  async within(unitNumbers: readonly number[], permission: string, name = ''): Promise<PostHolder[]> {
    const roles = roleSchema.options.filter((role) => this.catalogue.of(role).has(permission));
    if (roles.length === 0 || unitNumbers.length === 0) return [];
    const marks = placeholders(unitNumbers);
    return this.read(
      `p.role IN (${placeholders(roles)})
       AND ((p.agency_id IS NULL AND p.unit_number IN (${marks})) OR v.unit_number IN (${marks}))
       ${calledSql(name)}`,
      [...roles, ...unitNumbers, ...unitNumbers, ...calledParameters(name)],
    );
  }

  /** Whoever holds the permission by a post in these units or anywhere within them. */
  async below(unitNumbers: readonly number[], permission: string, name = ''): Promise<PostHolder[]> {
    const roles = roleSchema.options.filter((role) => this.catalogue.of(role).has(permission));
    if (roles.length === 0 || unitNumbers.length === 0) return [];
    return this.read(
      `p.role IN (${placeholders(roles)})
       AND p.unit_number IN (SELECT c.descendant FROM org_closure c WHERE c.ancestor IN (${placeholders(unitNumbers)}))
       ${calledSql(name)}`,
      [...roles, ...unitNumbers, ...calledParameters(name)],
    );
  }

  /** Whoever holds the permission by a post in this body, agency or partner. */
  inside(kind: 'body' | 'agency' | 'partner', id: string, permission: string): Promise<PostHolder[]> {
    const roles = roleSchema.options.filter((role) => this.catalogue.of(role).has(permission));
    if (roles.length === 0) return Promise.resolve([]);
    return this.read(`p.role IN (${placeholders(roles)}) AND p.${kind}_id = ?`, [...roles, id]);
  }

  private async read(where: string, parameters: readonly SqlValue[]): Promise<PostHolder[]> {
    const rows = await this.database.query(
      `SELECT a.id AS account_id, a.display_name, ${POST_COLUMNS}
       FROM accounts a ${POST_JOINS}
       WHERE a.disabled = 0 AND ${where} ORDER BY a.display_name, a.id LIMIT ${MOST_POSTS}`,
      [...postParameters(this.clock.today()), ...parameters],
      (row) => ({ id: row.text('account_id'), name: row.text('display_name'), part: readPostPart(row) }),
    );
    const holders = new Map<string, { id: string; name: string; parts: (PostPart | null)[] }>();
    for (const { id, name, part } of rows) {
      const holder = holders.get(id) ?? { id, name, parts: [] };
      holders.set(id, holder);
      holder.parts.push(part);
    }
    return [...holders.values()].map(({ id, name, parts }) => ({
      id,
      name,
      posts: wholePosts(parts).flatMap((post) => this.units.postOf(post, this.catalogue.ofPost(post)) ?? []),
    }));
  }
}

/** Whose name begins so, from an index of names; everybody where nothing is asked. */
function calledSql(name: string): string {
  return name === '' ? '' : 'AND a.display_name >= ? AND a.display_name < ?';
}

function calledParameters(name: string): string[] {
  return name === '' ? [] : [name, `${name}\u{10FFFF}`];
}
