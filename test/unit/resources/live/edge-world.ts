import { made, type Answers } from './world.ts';

// What stands before a system, as AWS answers for it: users, a distribution, a domain, a dashboard.

export const poolId = 'us-east-1_abcdefghi';
const poolArn = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${poolId}`;

/** What the stack made, with these kinds too. */
const further: readonly (readonly [string, string])[] = [
  ['AWS::Cognito::UserPool', poolId],
  ['AWS::Cognito::UserPoolClient', 'client-1'],
  ['AWS::CloudFront::Distribution', 'E1'],
  ['AWS::Route53::HostedZone', 'Z1'],
  ['AWS::Route53::HealthCheck', 'check-1'],
  ['AWS::CloudWatch::Dashboard', 'demo-dashboard'],
  ['AWS::S3::Bucket', 'demo-bucket'],
];

export const edgeWorld: Answers = {
  'cloudFormation.listStackResources': () => ({
    StackResourceSummaries: [...made, ...further].map(([ResourceType, PhysicalResourceId]) => ({
      ResourceType,
      PhysicalResourceId,
      ResourceStatus: 'CREATE_COMPLETE',
    })),
  }),
  'cognito.describeUserPool': () => ({
    UserPool: {
      Id: poolId,
      Name: 'users',
      Arn: poolArn,
      Domain: 'demo-auth',
      Policies: {
        PasswordPolicy: { MinimumLength: 8, RequireSymbols: true, TemporaryPasswordValidityDays: 7 },
      },
      UsernameAttributes: ['email'],
      SchemaAttributes: [
        {
          Name: 'email',
          AttributeDataType: 'String',
          Required: true,
          Mutable: true,
          StringAttributeConstraints: { MinLength: '5', MaxLength: '254' },
        },
      ],
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      UserPoolTier: 'PLUS',
    },
  }),
  'cognito.listUserPoolClients': () => ({ UserPoolClients: [{ ClientId: 'client-1', ClientName: 'app' }] }),
  'cognito.describeUserPoolClient': () => ({
    UserPoolClient: {
      ClientId: 'client-1',
      ClientName: 'app',
      UserPoolId: poolId,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' },
      PreventUserExistenceErrors: 'ENABLED',
      ClientSecret: 'very-secret',
    },
  }),
  'cloudFront.getDistribution': () => ({
    Distribution: {
      Id: 'E1',
      DomainName: 'd1.cloudfront.net',
      DistributionConfig: {
        Enabled: true,
        IsIPV6Enabled: true,
        PriceClass: 'PriceClass_100',
        Aliases: { Quantity: 0 },
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: 'api',
              DomainName: 'api1.execute-api.us-east-1.amazonaws.com',
              OriginPath: '/prod',
              CustomOriginConfig: {
                HTTPPort: 80,
                HTTPSPort: 443,
                OriginProtocolPolicy: 'https-only',
                OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
              },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'api',
          ViewerProtocolPolicy: 'redirect-to-https',
          AllowedMethods: {
            Quantity: 3,
            Items: ['GET', 'HEAD', 'POST'],
            CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
          },
          Compress: true,
          CachePolicyId: '',
          MinTTL: 0,
          DefaultTTL: 60,
          MaxTTL: 300,
          ForwardedValues: {
            QueryString: true,
            Cookies: { Forward: 'all' },
            Headers: { Quantity: 1, Items: ['Authorization'] },
          },
        },
        CacheBehaviors: {
          Quantity: 1,
          Items: [{ PathPattern: '/x/*', TargetOriginId: 'api', ViewerProtocolPolicy: 'allow-all' }],
        },
        CustomErrorResponses: {
          Quantity: 1,
          Items: [
            { ErrorCode: 404, ResponseCode: '404', ResponsePagePath: '/error.html', ErrorCachingMinTTL: 10 },
          ],
        },
        ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
        Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
      },
    },
  }),
  'route53.getHostedZone': () => ({
    HostedZone: { Id: '/hostedzone/Z1', Name: 'example.com.' },
    DelegationSet: { NameServers: ['ns-1.awsdns-1.com', 'ns-2.awsdns-2.net'] },
  }),
  'route53.listResourceRecordSets': () => ({
    ResourceRecordSets: [
      {
        Name: 'example.com.',
        Type: 'A',
        AliasTarget: {
          DNSName: 'd1.cloudfront.net.',
          HostedZoneId: 'Z2FDTNDATAQYW2',
          EvaluateTargetHealth: false,
        },
      },
      { Name: 'example.com.', Type: 'NS' },
    ],
  }),
  'route53.getHealthCheck': () => ({
    HealthCheck: {
      HealthCheckConfig: {
        Type: 'HTTPS',
        FullyQualifiedDomainName: 'example.com',
        Port: 443,
        ResourcePath: '/p',
      },
    },
  }),
  'cloudWatch.getDashboard': () => ({ DashboardBody: '{"widgets":[]}' }),
  's3.getBucketVersioning': () => ({ Status: 'Enabled' }),
  's3.getBucketEncryption': () => ({
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  }),
  's3.getPublicAccessBlock': () => ({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
    },
  }),
  'xRay.getSamplingRules': () => ({
    SamplingRuleRecords: [
      { SamplingRule: { RuleName: 'Default' } },
      {
        SamplingRule: {
          RuleName: 'demo-sampling',
          RuleARN: 'arn:aws:xray:us-east-1:123456789012:sampling-rule/demo-sampling',
          Version: 1,
          Priority: 1000,
          ReservoirSize: 1,
          FixedRate: 0.05,
          Host: '*',
          Attributes: { A: 'b' },
        },
      },
    ],
  }),
};
