import type { Item, Tags, Texts } from './path-parts.ts';

type DistributionPath =
  | 'Enabled'
  | 'IPV6Enabled'
  | 'PriceClass'
  | Texts<'Aliases'>
  | 'Origins'
  | `Origins${Item<'Id'>}${'' | `.${'Id' | 'DomainName' | 'OriginPath'}`}`
  | `Origins${Item<'Id'>}.CustomOriginConfig${'' | `.${'HTTPPort' | 'HTTPSPort' | 'OriginProtocolPolicy' | Texts<'OriginSSLProtocols'>}`}`
  | `DefaultCacheBehavior.${BehaviourPath}`
  | 'CacheBehaviors'
  | 'CustomErrorResponses'
  | `CustomErrorResponses${Item<'ErrorCode'>}${'' | `.${'ErrorCode' | 'ResponseCode' | 'ResponsePagePath' | 'ErrorCachingMinTTL'}`}`
  | `ViewerCertificate${'' | `.${'CloudFrontDefaultCertificate' | 'AcmCertificateArn' | 'SslSupportMethod' | 'MinimumProtocolVersion'}`}`
  | `Restrictions.GeoRestriction${'' | '.RestrictionType' | '.Locations'}`;

type BehaviourPath =
  | 'TargetOriginId'
  | 'ViewerProtocolPolicy'
  | Texts<'AllowedMethods' | 'CachedMethods'>
  | 'Compress'
  | 'CachePolicyId'
  | 'MinTTL'
  | 'DefaultTTL'
  | 'MaxTTL'
  | `ForwardedValues${'' | `.${'QueryString' | Texts<'Headers'> | 'Cookies' | 'Cookies.Forward'}`}`;

type AttributePath =
  | 'Name'
  | 'AttributeDataType'
  | 'Required'
  | 'Mutable'
  | `StringAttributeConstraints${'' | '.MinLength' | '.MaxLength'}`;

/** The same as `PropertyPaths`, of what stands before a system and beside it: users, distributions, names, buckets, dashboards. */
export interface EdgePropertyPaths {
  'AWS::S3::Bucket':
    | 'BucketName'
    | `VersioningConfiguration${'' | '.Status'}`
    | `BucketEncryption${'' | `.ServerSideEncryptionConfiguration[${number}].ServerSideEncryptionByDefault.SSEAlgorithm`}`
    | `PublicAccessBlockConfiguration${'' | `.${'BlockPublicAcls' | 'BlockPublicPolicy' | 'IgnorePublicAcls' | 'RestrictPublicBuckets'}`}`
    | Tags;
  'AWS::Cognito::UserPool':
    | 'UserPoolName'
    | 'UserPoolTier'
    | `UserPoolAddOns${'' | '.AdvancedSecurityMode'}`
    | Texts<'UsernameAttributes' | 'AliasAttributes' | 'AutoVerifiedAttributes' | 'EnabledMfas'>
    | 'MfaConfiguration'
    | `Policies${'' | '.PasswordPolicy'}`
    | `Policies.PasswordPolicy.${'MinimumLength' | 'RequireLowercase' | 'RequireUppercase' | 'RequireNumbers' | 'RequireSymbols' | 'TemporaryPasswordValidityDays'}`
    | `AdminCreateUserConfig${'' | '.UnusedAccountValidityDays'}`
    | `EmailConfiguration${'' | '.EmailSendingAccount'}`
    | `AccountRecoverySetting${'' | `.RecoveryMechanisms${'' | `[${number}]${'' | '.Name' | '.Priority'}`}`}`
    | `Schema${'' | `${Item<'Name'>}${'' | `.${AttributePath}`}`}`
    | `UserPoolTags${'' | `.${string}`}`;
  'AWS::Cognito::UserPoolClient':
    | 'ClientName'
    | 'UserPoolId'
    | Texts<'ExplicitAuthFlows' | 'AllowedOAuthFlows' | 'ReadAttributes' | 'WriteAttributes'>
    | 'AllowedOAuthFlowsUserPoolClient'
    | 'PreventUserExistenceErrors'
    | 'GenerateSecret'
    | `${'RefreshToken' | 'AccessToken' | 'IdToken'}Validity`
    | `TokenValidityUnits${'' | `.${'RefreshToken' | 'AccessToken' | 'IdToken'}`}`;
  'AWS::Cognito::UserPoolDomain': 'Domain' | 'UserPoolId';
  'AWS::CloudFront::Distribution': `DistributionConfig.${DistributionPath}` | Tags;
  'AWS::Route53::HostedZone':
    'Name' | `HostedZoneTags${'' | Item<'Key'> | `${Item<'Key'>}.${'Key' | 'Value'}`}`;
  'AWS::Route53::RecordSet':
    | 'HostedZoneId'
    | 'Name'
    | 'Type'
    | `AliasTarget${'' | '.DNSName' | '.HostedZoneId' | '.EvaluateTargetHealth'}`;
  'AWS::Route53::HealthCheck':
    | `HealthCheckConfig.${'Type' | 'FullyQualifiedDomainName' | 'Port' | 'ResourcePath' | 'FailureThreshold' | 'RequestInterval'}`
    | `HealthCheckTags${'' | Item<'Key'> | `${Item<'Key'>}.${'Key' | 'Value'}`}`;
  'AWS::CloudWatch::Dashboard': 'DashboardName' | 'DashboardBody';
  'AWS::XRay::SamplingRule':
    | `SamplingRule.${'RuleName' | 'Version' | 'Priority' | 'ReservoirSize' | 'FixedRate' | 'Host' | 'HTTPMethod' | 'URLPath' | 'ServiceName' | 'ServiceType' | 'ResourceARN' | 'Attributes' | `Attributes.${string}`}`
    | Tags;
}
