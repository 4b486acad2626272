import { propertyText, type Name, type Named, type Namings } from './naming.ts';

/** Route 53 gives a record's name without the dot that it may end with. */
const recordName = (named: Named): Name => {
  const name = propertyText(named, 'Name');
  return typeof name === 'string' ? name.replace(/\.$/, '') : name;
};

/** CloudWatch, CloudWatch Logs, X-Ray, CloudFront and Route 53. */
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
  'AWS::Route53::HostedZone': {
    ref: 'Z{upper:20}',
    attributes: {
      Id: '{ref}',
      NameServers:
        'ns-1.awsdns-{lower:2:com}.com,ns-2.awsdns-{lower:2:net}.net,ns-3.awsdns-{lower:2:org}.org,ns-4.awsdns-{lower:2:uk}.co.uk',
    },
  },
  'AWS::Route53::RecordSet': { ref: recordName },
  'AWS::Route53::HealthCheck': { ref: '{uuid}', attributes: { HealthCheckId: '{ref}' } },
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': { ref: 'E{upper:13}', attributes: { Id: '{ref}' } },
  'AWS::CloudFront::OriginAccessControl': { ref: 'E{upper:13}', attributes: { Id: '{ref}' } },
};
