const partitions: readonly (readonly [string, string, string])[] = [
  // The prefix of a region's name, its partition, its URL suffix.
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-isof-', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['eu-isoe-', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
];

/** The partition that a region belongs to. */
export const partitionOf = (region: string): string =>
  partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';

/** What the names of AWS's endpoints end with in a partition. */
export const urlSuffixOf = (partition: string): string =>
  partitions.find(([, name]) => name === partition)?.[2] ?? 'amazonaws.com';
