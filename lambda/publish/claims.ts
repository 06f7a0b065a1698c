import pMap from 'p-map';
import type { SourceArticle } from '../core/article.ts';
import type { Problem } from '../core/problem.ts';
import type { Ports } from './ports.ts';
import { type Claim, entryNameOf, readJson, stateKeys } from './state.ts';

/** A source that wants to publish an article. */
export interface Claimant {
  readonly source: string;
  readonly article: SourceArticle;
}

const concurrency = 16;

/**
 * Settles who may publish under which slug and id: the source that holds the claim already, else the
 * first in the order given. A holder that is gone from the content has lost its claim.
 * @returns one problem for each claimant that must stay back, by its source
 */
export const settleClaims = async (
  ports: Pick<Ports, 'content' | 'state'>,
  claimants: readonly Claimant[],
): Promise<ReadonlyMap<string, Problem>> => {
  const wanted = await pMap(
    claimants,
    async (claimant) => ({
      ...claimant,
      slug: await holderOf(ports, stateKeys.slugClaim(claimant.article.slug), claimant.source),
      id: await holderOf(
        ports,
        stateKeys.entryClaim(entryNameOf(claimant.article)),
        claimant.source,
      ),
    }),
    { concurrency },
  );
  const taken = new Map<string, string>();
  const problems = new Map<string, Problem>();
  for (const { source, article, ...holders } of wanted) {
    const slugOwner = holders.slug ?? taken.get(`slug ${article.slug}`);
    const idOwner = holders.id ?? taken.get(`id ${article.id}`);
    const owner = slugOwner ?? idOwner;
    if (owner === undefined) {
      taken.set(`slug ${article.slug}`, source);
      taken.set(`id ${article.id}`, source);
    } else {
      problems.set(source, conflict(source, owner, slugOwner ? 'slug' : 'id', article));
    }
  }
  return problems;
};

/** The other source that holds the claim, if it still exists. */
const holderOf = async (
  { content, state }: Pick<Ports, 'content' | 'state'>,
  key: string,
  source: string,
): Promise<string | undefined> => {
  const claim = await readJson<Claim>(state, key);
  if (claim === undefined || claim.source === source) return undefined;
  for await (const { key: found } of content.list({ prefix: claim.source, limit: 1 })) {
    if (found === claim.source) return claim.source;
  }
  return undefined;
};

const conflict = (
  file: string,
  owner: string,
  field: 'slug' | 'id',
  article: SourceArticle,
): Problem => ({
  file,
  field,
  fault: `"${article[field]}" belongs to ${owner}`,
  remedy: `Give this article ${field === 'id' ? 'an id' : 'a slug'} of its own in front matter, or delete the other`,
  severity: 'error',
});
