import { describe, expect, test } from '@jest/globals';
import { partitionOf, urlSuffixOf } from '../../../src/template/partition.ts';
import { isPseudoParameter } from '../../../src/template/pseudo-parameters.ts';
import { plain, resolved } from './resolving.ts';

// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
const regions = [
  ['us-east-1', 'aws', 'amazonaws.com'],
  ['eu-west-3', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
] as const;

describe('a region', () => {
  test.each(regions)('%s is in %s', (region, partition, suffix) => {
    expect(partitionOf(region)).toBe(partition);
    expect(urlSuffixOf(partition)).toBe(suffix);
  });
});

describe('pseudo parameters', () => {
  const value = (name: string): unknown => {
    const { resources } = resolved(
      `Resources: { R: { Type: 'A::B', Properties: { V: !Ref '${name}' } } }`,
      {},
      { region: 'eu-isoe-west-1', partition: 'aws-iso-e' },
    );
    return plain(resources.get('R')?.properties.entries.get('V'));
  };
  test.each([
    ['AWS::AccountId', '123456789012'],
    ['AWS::Region', 'eu-isoe-west-1'],
    ['AWS::Partition', 'aws-iso-e'],
    ['AWS::StackName', 'demo'],
    ['AWS::URLSuffix', 'cloud.adc-e.uk'],
    ['AWS::NotificationARNs', { unknown: 'whoever deploys the stack says who is notified' }],
    ['AWS::NoValue', undefined],
  ])('%s', (name, expected) => {
    expect(isPseudoParameter(name)).toBe(true);
    expect(value(name)).toEqual(expected);
  });
  test.each(['AWS::Nothing', 'Region', 'toString'])('%s is none', (name) => {
    expect(isPseudoParameter(name)).toBe(false);
  });
});
