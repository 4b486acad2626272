import type { Namings } from './naming.ts';

/** CloudWatch, CloudWatch Logs, X-Ray and CloudFront. */
export const monitoringNamings: Namings = {
  'AWS::Logs::LogGroup': {
    name: { property: 'LogGroupName', longest: 512 },
    ref: '{name}',
    attributes: { Arn: 'arn:{partition}:logs:{region}:{account}:log-group:{name}:*' },
  },
  'AWS::Logs::LogStream': { name: { property: 'LogStreamName', longest: 512 }, ref: '{name}' },
  'AWS::Logs::MetricFilter': { name: { property: 'FilterName', longest: 512 }, ref: '{name}' },
  'AWS::CloudWatch::Alarm': {
    name: { property: 'AlarmName' },
    ref: '{name}',
    attributes: { Arn: 'arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}' },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    name: { property: 'AlarmName' },
    ref: '{name}',
    attributes: { Arn: 'arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}' },
  },
  'AWS::CloudWatch::Dashboard': { name: { property: 'DashboardName' }, ref: '{name}' },
  'AWS::XRay::Group': {
    ref: 'arn:{partition}:xray:{region}:{account}:group/{property:GroupName}/{upper:26}',
    attributes: { GroupARN: '{ref}' },
  },
  'AWS::XRay::SamplingRule': {
    name: { property: 'RuleName', longest: 32 },
    ref: 'arn:{partition}:xray:{region}:{account}:sampling-rule/{name}',
    attributes: { RuleARN: '{ref}' },
  },
  'AWS::CloudFront::Distribution': {
    ref: 'E{upper:13}',
    attributes: { Id: '{ref}', DomainName: 'd{lower:13}.cloudfront.net' },
  },
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': { ref: 'E{upper:13}', attributes: { Id: '{ref}' } },
  'AWS::CloudFront::OriginAccessControl': { ref: 'E{upper:13}', attributes: { Id: '{ref}' } },
};
