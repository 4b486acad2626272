import { all, drop, swap, type Case, type Edit } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;
const whenAsked = ['PROF-DNS-02', 'PROF-DNS-03', 'PROF-DNS-04'];

const condition = '    Condition: HasRoute53\n';
const zone = `  HostedZone:\n    Type: AWS::Route53::HostedZone\n${condition}`;
const record = `  DomainRecord:\n    Type: AWS::Route53::RecordSet\n${condition}`;
const check = `  DomainHealthCheck:\n    Type: AWS::Route53::HealthCheck\n${condition}`;
const aliases = 'Aliases: !If [HasDomain, [!Ref DomainName], !Ref AWS::NoValue]';

const always = (head: string): Edit => swap(head, head.replace(condition, ''));

const parameter = `  EnableRoute53:
    Type: String
    Description: Whether the API has a domain of its own. It takes DomainName and CertificateArn.
    AllowedValues: ['true', 'false']
    Default: 'false'
`;
/** The template as it is with a parameter at one value, and without that parameter. */
const without = (block: string, name: string, value: string): Edit =>
  all(drop(block), (text) =>
    text
      .replaceAll(`!Ref ${name}]`, `'${value}']`)
      .replaceAll(`!Ref ${name},`, `'${value}',`)
      .replaceAll(`!Ref ${name}\n`, `'${value}'\n`),
  );
const domainName = `  DomainName:
    Type: String
    Description: The domain of the API, with EnableRoute53. Empty for none.
    Default: ''
`;

/** Route 53 when nobody asks for it. */
const off: readonly Case[] = [
  {
    name: 'asked for by default',
    edit: swap(
      "    AllowedValues: ['true', 'false']\n    Default: 'false'\n",
      "    AllowedValues: ['true', 'false']\n    Default: 'true'\n",
    ),
    fails: ['PROF-DNS-01'],
  },
  {
    name: 'no default',
    edit: swap(
      "    AllowedValues: ['true', 'false']\n    Default: 'false'\n",
      "    AllowedValues: ['false', 'true']\n",
    ),
    fails: [],
  },
  { name: 'a zone always', edit: always(zone), fails: ['PROF-DNS-01'] },
  { name: 'a zone and its record always', edit: all(always(zone), always(record)), fails: ['PROF-DNS-01'] },
  { name: 'a health check always', edit: always(check), fails: ['PROF-DNS-01'] },
  {
    name: 'an alias for a domain that is given, though nobody asks for it',
    edit: swap(
      "HasDomain: !And\n    - !Condition HasRoute53\n    - !Not [!Equals [!Ref DomainName, '']]",
      "HasDomain: !Not [!Equals [!Ref DomainName, '']]",
    ),
    fails: ['PROF-DNS-01'],
  },
  {
    name: 'an alias always',
    edit: swap(aliases, 'Aliases: [profiles.example.com]'),
    fails: ['PROF-DNS-01', 'PROF-DNS-04'],
  },
  {
    name: 'true in capitals',
    edit: swap(
      "    AllowedValues: ['true', 'false']\n    Default: 'false'\n",
      "    AllowedValues: ['true', 'false', 'False']\n    Default: 'False'\n",
    ),
    fails: [],
  },
];

/** Route 53 when it is asked for. */
const on: readonly Case[] = [
  {
    name: 'a condition that never holds',
    edit: swap(
      "  HasRoute53: !Equals [!Ref EnableRoute53, 'true']",
      "  HasRoute53: !Equals [!Ref EnableRoute53, 'never']",
    ),
    fails: whenAsked,
  },
  { name: 'no way to ask for it', edit: without(parameter, 'EnableRoute53', 'false'), fails: whenAsked },
  { name: 'no way to name a domain', edit: without(domainName, 'DomainName', ''), fails: whenAsked },
  {
    name: 'asked for by another word',
    edit: all(
      swap(
        "    AllowedValues: ['true', 'false']\n    Default: 'false'\n",
        "    AllowedValues: ['yes', 'no']\n    Default: 'no'\n",
      ),
      (text) => text.replaceAll("!Ref EnableRoute53, 'true'", "!Ref EnableRoute53, 'yes'"),
    ),
    fails: ['PROF-DNS-01', ...whenAsked.map(open)],
  },
  {
    name: 'a zone of another domain',
    edit: swap(
      `${zone}    Properties:\n      Name: !Ref DomainName\n`,
      `${zone}    Properties:\n      Name: example.com\n`,
    ),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'a zone with a dot at its end',
    edit: swap(
      `${zone}    Properties:\n      Name: !Ref DomainName\n`,
      `${zone}    Properties:\n      Name: !Sub \${DomainName}.\n`,
    ),
    fails: [],
  },
  {
    name: 'a record of another name',
    edit: swap(
      '      HostedZoneId: !Ref HostedZone\n      Name: !Ref DomainName\n',
      '      HostedZoneId: !Ref HostedZone\n      Name: !Sub www.${DomainName}\n',
    ),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'a record of IPv6 alone',
    edit: swap('      Type: A\n', '      Type: AAAA\n'),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'a record in another zone',
    edit: swap('      HostedZoneId: !Ref HostedZone\n', '      HostedZoneId: Z1D633PJN98FT9\n'),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'a record in a zone by its name',
    edit: swap('      HostedZoneId: !Ref HostedZone\n', '      HostedZoneName: !Sub ${DomainName}.\n'),
    fails: [open('PROF-DNS-02')],
  },
  {
    name: 'an alias of the API',
    edit: swap(
      'DNSName: !GetAtt Distribution.DomainName',
      'DNSName: !Sub ${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}',
    ),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'an alias in the wrong zone',
    edit: swap('HostedZoneId: Z2FDTNDATAQYW2', 'HostedZoneId: !Ref HostedZone'),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'an alias that waits for health',
    edit: swap('EvaluateTargetHealth: false', 'EvaluateTargetHealth: true'),
    fails: ['PROF-DNS-02'],
  },
  { name: 'no word on health', edit: drop('        EvaluateTargetHealth: false\n'), fails: [] },
  {
    name: 'the record in a group',
    edit: all(
      swap(
        `${record}    Properties:\n      HostedZoneId: !Ref HostedZone\n      Name: !Ref DomainName\n      Type: A\n      AliasTarget:\n        DNSName: !GetAtt Distribution.DomainName\n        # The zone of every distribution.\n        HostedZoneId: Z2FDTNDATAQYW2\n        EvaluateTargetHealth: false\n`,
        `  DomainRecord:\n    Type: AWS::Route53::RecordSetGroup\n${condition}    Properties:\n      HostedZoneId: !Ref HostedZone\n      RecordSets:\n        - Name: !Ref DomainName\n          Type: A\n          AliasTarget: { DNSName: !GetAtt Distribution.DomainName, HostedZoneId: Z2FDTNDATAQYW2 }\n`,
      ),
    ),
    fails: [],
  },
  {
    name: 'a health check of the distribution',
    edit: swap(
      'FullyQualifiedDomainName: !Ref DomainName',
      'FullyQualifiedDomainName: !GetAtt Distribution.DomainName',
    ),
    fails: ['PROF-DNS-03'],
  },
  {
    name: 'a health check by http',
    edit: swap('        Type: HTTPS\n        Fully', '        Type: HTTP\n        Fully'),
    fails: ['PROF-DNS-03'],
  },
  {
    name: 'a health check of another path',
    edit: swap('ResourcePath: /prod/profiles', 'ResourcePath: /profiles'),
    fails: ['PROF-DNS-03'],
  },
  {
    name: 'a health check every ten seconds',
    edit: swap('RequestInterval: 30', 'RequestInterval: 10'),
    fails: ['PROF-DNS-03'],
  },
  {
    name: 'a health check with what AWS fills in',
    edit: all(
      drop('        Port: 443\n'),
      drop('        FailureThreshold: 3\n'),
      drop('        RequestInterval: 30\n'),
    ),
    fails: [],
  },
  { name: 'no alias of the distribution', edit: drop(`        ${aliases}\n`), fails: ['PROF-DNS-04'] },
  {
    name: 'an alias even without a domain',
    edit: swap(aliases, 'Aliases: !If [HasRoute53, [!Ref DomainName], !Ref AWS::NoValue]'),
    fails: ['PROF-DNS-04'],
  },
  {
    name: 'an alias more',
    edit: swap('[!Ref DomainName], !Ref', "[!Ref DomainName, !Sub 'www.${DomainName}'], !Ref"),
    fails: ['PROF-DNS-04'],
  },
];

/** A domain of one's own, with one thing wrong, or right in another way. */
export const dnsCases: readonly Case[] = [...off, ...on];
