import { expect, test } from '@jest/globals';
import { findPath } from '../../../src/mutation/find-path.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import type { PathOf } from '../../../src/mutation/tables/property-paths.ts';
import { loadTemplate } from '../../../src/template/load.ts';

const template = originalOf(loadTemplate('lib/profiles-api.yaml'));

/** Whether the first resource of a type has something at a path. */
const has = (type: string, path: string): boolean => {
  const found = template.resource(type);
  const properties = found && template.at(`${found.path}.Properties`);
  return properties !== undefined && findPath(template, properties, path) !== undefined;
};

test('paths lead to what the profiles API is made of', () => {
  const pool: PathOf<object, 'AWS::Cognito::UserPool'>[] = [
    'UserPoolTier',
    'Policies.PasswordPolicy.TemporaryPasswordValidityDays',
    'Schema[Name=email].StringAttributeConstraints.MinLength',
    'AccountRecoverySetting.RecoveryMechanisms[0].Name',
    'UserPoolTags.Name',
  ];
  for (const path of pool) expect([path, has('AWS::Cognito::UserPool', path)]).toEqual([path, true]);
  const table: PathOf<object, 'AWS::DynamoDB::GlobalTable'>[] = [
    'Replicas[1].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    'Replicas[0].Tags[Key=Name].Value',
    'GlobalSecondaryIndexes[IndexName=email-index].Projection.ProjectionType',
    'KeySchema[KeyType=HASH].AttributeName',
  ];
  for (const path of table) expect([path, has('AWS::DynamoDB::GlobalTable', path)]).toEqual([path, true]);
  const distribution: PathOf<object, 'AWS::CloudFront::Distribution'>[] = [
    'DistributionConfig.Origins[Id=api].CustomOriginConfig.OriginSSLProtocols[0]',
    'DistributionConfig.DefaultCacheBehavior.ForwardedValues.Cookies.Forward',
    'DistributionConfig.CustomErrorResponses[ErrorCode=404].ResponseCode',
    'DistributionConfig.Restrictions.GeoRestriction.RestrictionType',
  ];
  for (const path of distribution)
    expect([path, has('AWS::CloudFront::Distribution', path)]).toEqual([path, true]);
});

test('a key with dots in it is named in brackets', () => {
  const preflight = template.at('Resources.ProfilesPreflight.Properties');
  if (preflight === undefined) throw new Error('there is no preflight');
  const header = 'method.response.header.Access-Control-Allow-Methods';
  const path: PathOf<object, 'AWS::ApiGateway::Method'> =
    `Integration.IntegrationResponses[StatusCode=200].ResponseParameters[${header}]`;
  expect(findPath(template, preflight, path)?.path).toBe(
    `Resources.ProfilesPreflight.Properties.Integration.IntegrationResponses[0].ResponseParameters.${header}`,
  );
  expect(findPath(template, preflight, path.replace('Methods', 'Others'))).toBeUndefined();
  expect(findPath(template, preflight, `MethodResponses[0].ResponseParameters[${header}]`)).toBeDefined();
});
