import { fail, notObservable, pass } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject, Unobservable, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import type { TaggedFacts } from '../../src/resources/tagged/facts.ts';
import { ifThere } from '../common/grants.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { furtherTags } from './further-tags.ts';
import type { ProfilesApi } from './subjects.ts';

/** What holds of each resource that can carry tags; undefined where it cannot be told. */
type Holds = (tags: ReadonlyMap<string, Fact<string>>) => boolean | undefined;

/** All that a check of many resources says of those for which it does not hold, at the first of them. */
const ofEach = (tagged: readonly TaggedFacts[], expected: string, holds: Holds): Check => {
  const wrong: TaggedFacts[] = [];
  let unread: string | undefined;
  for (const each of tagged) {
    const { tags } = each;
    const held = tags.known ? holds(tags.value) : undefined;
    if (held === false) wrong.push(each);
    if (held === undefined)
      unread ??= `the tags of ${each.id}${tags.known ? ' are not known in full' : `: ${tags.reason}`}`;
  }
  const [first] = wrong;
  if (first !== undefined)
    return fail(`${expected} is missing at ${wrong.map(({ id }) => id).join(', ')}`, {
      expected: `${expected} at each resource that can carry tags`,
      actual: wrong.map(({ id, type }) => `none at ${id} (${type})`),
      at: first.at,
    });
  return unread === undefined ? pass() : notObservable(unread);
};

const haveNames = (tagged: readonly TaggedFacts[]): Check =>
  ofEach(tagged, 'a Name tag', (tags) => {
    const name = tags.get('Name');
    return name === undefined ? false : name.known ? name.value.trim() !== '' : undefined;
  });

/** The resources that can carry tags, the table's other replicas too: each has tags of its own. */
const allTagged = (subjects: ProfilesApi, { system, scenario }: Context): readonly TaggedFacts[] => {
  const table = ifThere(() => subjects.table);
  const replicas = (table && valueOf(table.replicas)) ?? [];
  return [
    ...system.all('tagged'),
    ...replicas
      .filter(({ region }) => valueOf(region) !== scenario.region)
      .map(({ region, tags, at }) => ({
        id: `the replica in ${valueOf(region) ?? 'another region'}`,
        type: 'AWS::DynamoDB::GlobalTable',
        at,
        own: known(true, at),
        tags,
      })),
  ];
};

const nothing = fail('nothing that can carry tags is there', {
  expected: 'resources with tags',
  actual: undefined,
});

/** Everything that can carry tags has a name. */
export const tagsInTemplate = (subjects: ProfilesApi, context: Context): readonly Check[] => {
  const tagged = allTagged(subjects, context);
  return [tagged.length === 0 ? nothing : haveNames(tagged)];
};

/** And the tags that a variable gives. */
export const tagsInTerraform = (subjects: ProfilesApi, context: Context): readonly Check[] => {
  const tagged = allTagged(subjects, context);
  const merged = (): Check => {
    const further = [...furtherTags(context)];
    const shown = further.map(([key, value]) => `${key}=${value}`).join(', ');
    return ofEach(tagged, `what the variable tags gives (${shown})`, (tags) => {
      const its = further.map(([key]) => tags.get(key));
      if (its.some((tag, index) => tag === undefined || (tag.known && tag.value !== further[index]?.[1])))
        return false;
      return its.every((tag) => tag?.known === true) ? true : undefined;
    });
  };
  return [...tagsInTemplate(subjects, context), ...oneByOne([merged])];
};

/** The parts of a live stack that can carry tags. */
const parts = [
  ...(['api', 'stage', 'fn', 'role', 'gatewayRole', 'functionLogGroup', 'accessLogGroup', 'table'] as const),
  ...(['pool', 'distribution', 'bucket', 'topic', 'samplingRule'] as const),
  ...(['apiAlarm', 'errorsAlarm', 'durationAlarm', 'tableAlarm'] as const),
];

const idOf = (subjects: ProfilesApi, part: (typeof parts)[number]): string | undefined => {
  try {
    return subjects[part].id;
  } catch (thrown) {
    if (thrown instanceof MissingSubject || thrown instanceof Unobservable) return undefined;
    throw thrown;
  }
};

/**
 * What of a live stack can carry tags: all that it made, and the bucket, which comes first. Where nobody says what it made its
 * parts are judged, and of what else something leads to it cannot be told whether it needs a name: it may be anybody's.
 */
const liveTagged = (subjects: ProfilesApi, context: Context): readonly TaggedFacts[] => {
  const { system } = context;
  const bucket = idOf(subjects, 'bucket');
  const ids = new Set<string | undefined>([
    ...parts.map((part) => idOf(subjects, part)),
    ...[...system.all('hostedZone'), ...system.all('healthCheck')].map(({ id }) => id),
  ]);
  return allTagged(subjects, context).flatMap((each): readonly TaggedFacts[] => {
    const { id, own, at } = each;
    if (own.known) return own.value || id === bucket ? [each] : [];
    return [ids.has(id) ? each : { ...each, tags: unknown(`whose it is: ${own.reason}`, at) }];
  });
};

/** On a live stack everything that can carry tags has a name. What Terraform merged with it, no live stack tells. */
export const tagsLive = (subjects: ProfilesApi, context: Context): readonly Check[] => {
  const tagged = liveTagged(subjects, context);
  const unread = context.system.unreadable('tagged');
  return [
    tagged.length === 0 ? nothing : haveNames(tagged),
    unread === undefined ? pass() : notObservable(`the tags of what else there is: ${unread}`),
  ];
};
