import { made, type Name, type Named, type Naming, type Namings } from './naming.ts';

/** Only a table with a stream has one: CloudFormation refuses to ask another for it. */
const streamArn = (named: Named, naming: Naming): Name => {
  const stream = named.property('StreamSpecification');
  if (stream === undefined) return { reason: `${named.id} has no stream (StreamSpecification)` };
  if (stream.kind === 'unknown') return stream;
  return made('{attribute:Arn}/stream/2026-01-01T00:00:00.000', named, naming);
};

const table = {
  Arn: 'arn:{partition}:dynamodb:{region}:{account}:table/{name}',
  StreamArn: streamArn,
};

/** Regions whose websites have a dash before the region; all later ones have a dot. */
const dashed: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'us-gov-west-1',
  'eu-west-1',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
]);
const website = (named: Named, naming: Naming): Name =>
  made(
    `http://{name}.s3-website${dashed.has(named.scenario.region) ? '-' : '.'}{region}.{suffix}`,
    named,
    naming,
  );

/** DynamoDB and S3. */
export const storageNamings: Namings = {
  'AWS::DynamoDB::Table': { name: { property: 'TableName' }, ref: '{name}', attributes: table },
  'AWS::DynamoDB::GlobalTable': {
    name: { property: 'TableName' },
    ref: '{name}',
    attributes: { ...table, TableId: '{uuid}' },
  },
  'AWS::S3::Bucket': {
    name: { property: 'BucketName', longest: 63, lower: true },
    ref: '{name}',
    attributes: {
      Arn: 'arn:{partition}:s3:::{name}',
      DomainName: '{name}.s3.{suffix}',
      RegionalDomainName: '{name}.s3.{region}.{suffix}',
      DualStackDomainName: '{name}.s3.dualstack.{region}.{suffix}',
      WebsiteURL: website,
    },
  },
  'AWS::S3::BucketPolicy': { ref: '{property:Bucket}' },
};
