import { after, all, drop, swap, type Case } from '../edits.ts';

const parameter = (name: string, from: string, to: string): Case['edit'] => {
  const start = `\n  ${name}:\n    Type: `;
  return (text) => {
    const at = text.indexOf(start);
    const end = text.indexOf('\n\n', at + 1);
    const next = text.slice(at + start.length).search(/\n {2}[A-Z]/) + at + start.length;
    const stop = Math.min(...[end, next].filter((each) => each > at));
    if (at < 0) throw new Error(`there is no parameter ${name}`);
    return text.slice(0, at) + swap(from, to)(text.slice(at, stop)) + text.slice(stop);
  };
};

/** A template with one thing wrong with its parameters, or right in another way. */
export const terraformCases: readonly Case[] = [
  {
    name: 'a number as a text',
    edit: parameter('LambdaMemorySize', 'Type: Number\n', 'Type: String\n'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a switch that cannot be turned off',
    edit: parameter('EnableXrayTracing', "AllowedValues: ['true', 'false']", "AllowedValues: ['true']"),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a switch that takes any text',
    edit: parameter('EnableXrayTracing', "    AllowedValues: ['true', 'false']\n", ''),
    fails: [],
  },
  {
    name: 'another default',
    edit: parameter('LambdaTimeout', 'Default: 30', 'Default: 29'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no default',
    edit: parameter('LambdaRuntime', '\n    Default: python3.11', ''),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a default of no domain that is no empty text',
    edit: parameter('DomainName', "Default: ''", 'Default: example.com'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no description',
    edit: parameter('SecondaryRegion', '\n    Description: Where the table has its other replica.', ''),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'an empty description',
    edit: parameter('Environment', 'The environment that this stack is for.', "''"),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'the default right, and a literal in its place',
    edit: swap('MemorySize: !Ref LambdaMemorySize', 'MemorySize: 256'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal where another value is allowed',
    edit: swap('Mode: !If [IsTraced, Active, PassThrough]', 'Mode: Active'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal retention of one of two log groups',
    edit: (text) => text.replace('RetentionInDays: !Ref CloudwatchRetentionDays', 'RetentionInDays: 30'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal region at home',
    edit: swap('- Region: !Ref PrimaryRegion', '- Region: us-east-1'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal region in the output',
    edit: swap('    Value: !Ref PrimaryRegion\n', '    Value: us-east-1\n'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'the region in which the stack is made, in the output',
    edit: swap('    Value: !Ref PrimaryRegion\n', '    Value: !Ref AWS::Region\n'),
    fails: [],
  },
  {
    name: 'the region in which the stack is made, at home',
    edit: swap('- Region: !Ref PrimaryRegion', '- Region: !Ref AWS::Region'),
    fails: [],
  },
  {
    name: 'a literal region elsewhere',
    edit: swap('- Region: !Ref SecondaryRegion', '- Region: us-west-2'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'the e-mail address of a person',
    edit: swap('Default: alarms@example.com', 'Default: alarms@stackproof.dev'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'an address that only looks like one of an example',
    edit: swap('Default: alarms@example.com', 'Default: alarms@notexample.com'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'an address of another reserved domain',
    edit: swap('Default: alarms@example.com', 'Default: ops@alarms.invalid'),
    fails: [],
  },
  {
    name: 'no e-mail address unless it is given',
    edit: parameter('AlarmEmail', '\n    Default: alarms@example.com', ''),
    fails: [],
  },
  {
    name: 'a subscription of somebody else',
    edit: swap('Endpoint: !Ref AlarmEmail', 'Endpoint: alarms@example.com'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a variable that is no parameter',
    edit: all(
      (text) => text.replace(/ {2}LambdaTimeout:\n(?: {4}.*\n)+/, ''),
      swap('Timeout: !Ref LambdaTimeout', 'Timeout: 30'),
    ),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a zone without Route 53',
    edit: swap('Type: AWS::Route53::HostedZone\n    Condition: HasRoute53', 'Type: AWS::Route53::HostedZone'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a zone only where a domain is given',
    edit: swap(
      'Type: AWS::Route53::HostedZone\n    Condition: HasRoute53',
      'Type: AWS::Route53::HostedZone\n    Condition: HasDomain',
    ),
    fails: [],
  },
  {
    name: 'a zone of another domain',
    edit: swap('Name: !Ref DomainName\n      HostedZoneTags', 'Name: example.com\n      HostedZoneTags'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal name of one alarm',
    edit: swap('AlarmName: !Sub ${EnvironmentSuffix}-lambda-errors', 'AlarmName: dev-lambda-errors'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no burst limit',
    edit: drop('          ThrottlingBurstLimit: !Ref ApiThrottleBurstLimit\n'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a setting that holds for one path only',
    edit: swap('- ResourcePath: /*\n', '- ResourcePath: /profiles\n'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a parameter more',
    edit: after('\nParameters:\n', '  ProjectName:\n    Type: String\n    Default: serverless-api\n'),
    fails: [],
  },
  {
    name: 'a mapping for the value that follows',
    edit: all(
      swap(
        '\nConditions:\n',
        "\nMappings:\n  Tracing:\n    'true':\n      Mode: Active\n    'false':\n      Mode: PassThrough\n\nConditions:\n",
      ),
      swap(
        'Mode: !If [IsTraced, Active, PassThrough]',
        'Mode: !FindInMap [Tracing, !Ref EnableXrayTracing, Mode]',
      ),
    ),
    fails: [],
  },
];
