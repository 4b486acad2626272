import { all, drop, swap, type Case } from '../edits.ts';

const value = (from: string, to: string): Case['edit'] => swap(`    Value: ${from}\n`, `    Value: ${to}\n`);

/** A template with one output wrong, or right in another way. */
export const outputCases: readonly Case[] = [
  {
    name: 'an id for an ARN',
    edit: value('!GetAtt UserPool.Arn', '!Sub ${UserPool}'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: "the table's ARN for its stream's",
    edit: value('!GetAtt ProfilesTable.StreamArn', '!Sub ${ProfilesTable.Arn}'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: "the API's log group",
    edit: value('!Ref FunctionLogGroup', '!Ref ApiLogGroup'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'another stage',
    edit: value(
      '!Sub https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}',
      '!Sub https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/dev',
    ),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'the URL with a path',
    edit: value(
      '!Sub https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}',
      '!Sub https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/profiles',
    ),
    fails: ['PROF-OUT-01'],
  },
  {
    name: "the distribution's domain without https",
    edit: value('!Sub https://${Distribution.DomainName}', '!Sub http://${Distribution.DomainName}'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'the ARN for callers in place of the API’s own',
    edit: value(
      '!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}',
      '!Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}',
    ),
    fails: ['PROF-OUT-01'],
  },
  { name: 'a constant environment', edit: value('!Ref Environment', 'prod'), fails: ['PROF-OUT-01'] },
  { name: 'a constant suffix', edit: value('!Ref EnvironmentSuffix', 'dev'), fails: ['PROF-OUT-01'] },
  { name: 'a constant region', edit: value('!Ref SecondaryRegion', 'us-west-2'), fails: ['PROF-OUT-01'] },
  {
    name: 'the region in which the stack is',
    edit: value('!Ref PrimaryRegion', '!Ref AWS::Region'),
    fails: [],
  },
  {
    name: 'an output less',
    edit: drop('  SnsTopicArn:\n    Description: The topic of the alarms\n    Value: !Ref AlarmTopic\n'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'another name',
    edit: swap('\n  CustomDomainName:', '\n  DomainNameOfApi:'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'another spelling',
    edit: swap('\n  CloudfrontUrl:', '\n  CloudFrontURL:'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: "Terraform's spelling",
    edit: swap('\n  CloudfrontUrl:', '\n  cloudfronturl:'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'a domain without Route 53',
    edit: swap('    Condition: HasRoute53\n    Value: !Ref DomainName\n', '    Value: !Sub ${DomainName}.\n'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'an empty text without Route 53',
    edit: swap(
      '    Condition: HasRoute53\n    Value: !Ref DomainName\n',
      "    Value: !If [HasRoute53, !Ref DomainName, '']\n",
    ),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'name servers as a list of JSON',
    edit: swap(
      "Value: !Join [',', !GetAtt HostedZone.NameServers]",
      `Value: !Sub ['["\${Servers}"]', {Servers: !Join ['","', !GetAtt HostedZone.NameServers]}]`,
    ),
    fails: [],
  },
  {
    name: 'the first name server only',
    edit: swap("!Join [',', !GetAtt HostedZone.NameServers]", '!Select [0, !GetAtt HostedZone.NameServers]'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'no zone without a domain',
    edit: all(
      swap(
        'Type: AWS::Route53::HostedZone\n    Condition: HasRoute53',
        'Type: AWS::Route53::HostedZone\n    Condition: HasDomain',
      ),
      swap(
        'Type: AWS::Route53::RecordSet\n    Condition: HasRoute53',
        'Type: AWS::Route53::RecordSet\n    Condition: HasDomain',
      ),
      swap(
        'Type: AWS::Route53::HealthCheck\n    Condition: HasRoute53',
        'Type: AWS::Route53::HealthCheck\n    Condition: HasDomain',
      ),
      (text) => {
        const at = text.indexOf('\nOutputs:');
        return text.slice(0, at) + text.slice(at).replaceAll('Condition: HasRoute53', 'Condition: HasDomain');
      },
    ),
    fails: [],
  },
  {
    name: 'an output more',
    edit: swap('\nOutputs:\n', '\nOutputs:\n  RoleArn:\n    Value: !GetAtt FunctionRole.Arn\n'),
    fails: [],
  },
  {
    name: 'a value that another stack exports',
    edit: value('!Ref AlarmTopic', '!ImportValue topic'),
    fails: ['PROF-OUT-01 not-observable'],
  },
];
