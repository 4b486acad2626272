import type { DictValue, Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import { idOf } from '../template/deterministic.ts';
import { urlSuffixOf } from '../template/partition.ts';
import { policyDocument } from './policy-document.ts';
import { textIn, remember, scalar, plainOf, unknownValue } from './values.ts';

/** A data source as it is configured. */
interface Source {
  readonly id: string;
  readonly its: DictValue;
  /** With its provider's region. */
  readonly scenario: Scenario;
}

type Attributes = Readonly<Record<string, (source: Source) => Value>>;

const fixed =
  (text: (scenario: Scenario) => string) =>
  ({ its, scenario }: Source): Value =>
    scalar(text(scenario), its.at);

/** A hash of files that are not read: the same for the same data source, and another for any other. */
const madeUp =
  (length: number) =>
  ({ id, its }: Source): Value =>
    scalar(idOf(id, length, '0123456789abcdef'), its.at);

const document = ({ its }: Source): Value => {
  const tree = policyDocument(its);
  const data = plainOf(tree);
  const reason = tree.kind === 'unknown' ? tree.reason : 'a part of the policy is not known';
  return remember(
    data === undefined ? unknownValue(reason, its.at) : scalar(JSON.stringify(data), its.at),
    tree,
  );
};

const region = fixed((scenario) => scenario.region);
const account = fixed(({ accountId }) => accountId);

const sources: Readonly<Record<string, Attributes>> = {
  aws_caller_identity: { account_id: account, id: account },
  aws_region: {
    // A region that is named is that one, whatever the provider's.
    name: (source) => named(source) ?? region(source),
    region: (source) => named(source) ?? region(source),
    id: (source) => named(source) ?? region(source),
  },
  aws_partition: {
    partition: fixed(({ partition }) => partition),
    id: fixed(({ partition }) => partition),
    dns_suffix: fixed(({ partition }) => urlSuffixOf(partition)),
    reverse_dns_prefix: fixed(({ partition }) => urlSuffixOf(partition).split('.').reverse().join('.')),
  },
  aws_iam_policy_document: { json: document, minified_json: document },
  archive_file: {
    output_md5: madeUp(32),
    output_sha: madeUp(40),
    output_sha256: madeUp(64),
    output_base64sha256: madeUp(43),
    output_sha512: madeUp(128),
    output_base64sha512: madeUp(86),
    output_size: ({ its }) => scalar(1024, its.at),
  },
};

const named = ({ its }: Source): Value | undefined => {
  const given = its.entries.get('name') ?? its.entries.get('region');
  return given !== undefined && (given.kind === 'unknown' || textIn(given) !== undefined) ? given : undefined;
};

/** An attribute of a data source that the circumstances tell; undefined for one that is only known when it is looked up. */
export const dataAttribute = (type: string, name: string, source: Source): Value | undefined => {
  const attributes = Object.hasOwn(sources, type) ? sources[type] : undefined;
  return attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name]?.(source) : undefined;
};
