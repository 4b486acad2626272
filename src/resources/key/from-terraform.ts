import type { Value } from '../../facts/value.ts';
import type { Configured, TerraformMapping } from '../../terraform/mapping.ts';
import { textIn } from '../../terraform/values.ts';
import {
  argument,
  argumentOr,
  givenBy,
  jsonArgument,
  nameArgument,
  sameText,
  tagList,
  textFrom,
} from '../terraform-words.ts';

/** The policy of its own, or the one that a resource gives it that names it by its id or ARN. */
const keyPolicy = (its: Configured): Value | undefined =>
  jsonArgument('policy')(its) ??
  givenBy(its, 'aws_kms_key_policy', { key_id: its.attribute('key_id') }, jsonArgument('policy')) ??
  givenBy(its, 'aws_kms_key_policy', { key_id: its.attribute('arn') }, jsonArgument('policy'));

const aliasName = (its: Configured): Value | undefined =>
  its.get('name') !== undefined || its.get('name_prefix') !== undefined
    ? nameArgument()(its)
    : textFrom(['alias/', nameArgument()(its)], its.at);

const keyArn = (its: Configured): Value | undefined => {
  const target = its.get('target_key_id');
  if (target === undefined || target.kind === 'unknown' || textIn(target)?.startsWith('arn:') === true)
    return target;
  const key = its.others('aws_kms_key').find((other) => sameText(other.attribute('key_id'), target) === true);
  return key?.attribute('arn');
};

/** Keys and aliases. */
export const keyMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_kms_key',
    as: 'AWS::KMS::Key',
    properties: {
      Description: argument('description'),
      Enabled: argumentOr('is_enabled', true),
      EnableKeyRotation: argumentOr('enable_key_rotation', false),
      MultiRegion: argumentOr('multi_region', false),
      PendingWindowInDays: argument('deletion_window_in_days'),
      KeyPolicy: keyPolicy,
      Tags: tagList,
    },
    attributes: { id: 'Ref', key_id: 'Ref', arn: 'Arn' },
  },
  {
    type: 'aws_kms_alias',
    as: 'AWS::KMS::Alias',
    properties: { AliasName: aliasName, TargetKeyId: argument('target_key_id') },
    attributes: { id: 'Ref', name: aliasName, arn: 'Arn', target_key_arn: keyArn },
  },
];
