import { map } from '../../facts/fact.ts';
import type { Resource } from '../live-context.ts';
import type { Crawl } from '../live-crawl.ts';
import { parseFunctionArn } from '../live-names.ts';
import type { LiveReader } from '../live-reader.ts';
import { functionsBehind } from '../rest-api/from-live.ts';
import type { FunctionFacts } from './facts.ts';
import { permissionsOf } from './permissions-from-live.ts';

/**
 * Adds who may invoke the versions and aliases of functions that APIs really call: each has a policy of its own,
 * and which ones matter is known only when every API has been seen.
 */
export const withQualifiedPermissions = async (crawled: Crawl, reader: LiveReader): Promise<Crawl> => {
  const called = crawled.resources
    .flatMap((resource) => (resource.kind === 'restApi' ? functionsBehind(resource.facts) : []))
    .flatMap((arn) => parseFunctionArn(arn) ?? []);
  const extend = async (resource: Resource): Promise<Resource> => {
    if (resource.kind !== 'function') return resource;
    const { arn } = resource.facts;
    const qualifiers = new Set(
      called.flatMap((each) =>
        arn.known && each.arn === arn.value && each.qualifier !== undefined ? [each.qualifier] : [],
      ),
    );
    let facts: FunctionFacts = resource.facts;
    for (const qualifier of qualifiers) {
      const more = await permissionsOf(facts.id, qualifier, reader);
      const { permissions } = facts;
      facts = {
        ...facts,
        permissions: more.known ? map(permissions, (own) => [...own, ...more.value]) : more,
      };
    }
    return { kind: 'function', facts };
  };
  return { ...crawled, resources: await Promise.all(crawled.resources.map(extend)) };
};
