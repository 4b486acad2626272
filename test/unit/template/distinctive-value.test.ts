import { describe, expect, test } from '@jest/globals';
import { distinctiveValue } from '../../../src/template/distinctive-value.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { declaredParameters } from '../../../src/template/parameters.ts';

const valueOf = (name: string, declaration: string): unknown => {
  const text = `Parameters: { ${name}: { ${declaration} } }\nResources: { A: {} }`;
  const parameter = declaredParameters(parseTemplate(text, 't.yaml')).get(name);
  if (parameter === undefined) throw new Error(`no parameter ${name}`);
  const { value, fits } = distinctiveValue(parameter);
  return fits ? value : `${value}, which does not fit`;
};

describe('a value shows by its name what it is of', () => {
  test.each([
    ['TableName', 'stackproof-table-name'],
    ['HTTPPath', 'stackproof-http-path'],
    ['MyHTTPSPath2Go', 'stackproof-my-https-path2-go'],
    ['EMailOfOps', 'e-mail-of-ops@stackproof.example'],
    ['CallbackUrl', 'https://callback-url.stackproof.example/'],
    ['CallbackURL', 'https://callback-url.stackproof.example/'],
    ['RedirectUri', 'https://redirect-uri.stackproof.example/'],
    ['EndpointOfIt', 'https://endpoint-of-it.stackproof.example/'],
    ['UrlPath', 'stackproof-url-path'],
    ['RoleArn', 'arn:aws:iam::123456789012:role/stackproof-role-arn'],
    ['ArnPrefix', 'stackproof-arn-prefix'],
    ['CidrOfVpc', '10.73.0.0/16'],
    ['HostedZone', 'hosted-zone.stackproof.example'],
    ['MyDomain', 'my-domain.stackproof.example'],
  ])('%s', (name, value) => {
    expect(valueOf(name, 'Type: String')).toBe(value);
  });
});

describe('a value is of the shape that the pattern asks for', () => {
  test.each([
    ['[a-z-]+', 'stackproof-some-thing'],
    ['[a-z]{10,}', 'stackproofsomething'],
    ['[A-Z][A-Za-z]+', 'StackproofSomeThing'],
    ['.+@.+', 'some-thing@stackproof.example'],
    ['[a-z-]+([.][a-z]+)+', 'some-thing.stackproof.example'],
    ['https://[^/]+', 'https://some-thing.stackproof.example'],
    ['https://[^/]+/', 'https://some-thing.stackproof.example/'],
    ['arn:aws:iam::[0-9]+:role/.+', 'arn:aws:iam::123456789012:role/stackproof-some-thing'],
    ['arn:aws:sns:.+', 'arn:aws:sns:us-east-1:123456789012:stackproof-some-thing'],
    ['arn:aws:kms:.+', 'arn:aws:kms:us-east-1:123456789012:key/73737373-7373-4737-8737-737373737373'],
    ['s3://.+/', 's3://stackproof-some-thing/'],
    ['/[a-z]+/.+', '/stackproof/some-thing'],
    ['/[a-z-]+', '/some-thing'],
    ['[0-9.]+/16', '10.73.0.0/16'],
    ['[0-9.]+/32', '10.73.0.1/32'],
    ['([0-9]+[.]){3}[0-9]+', '10.73.0.1'],
    ['[0-9]{12}', '123456789012'],
    ['[0-9]{2}', '73'],
    ['[0-9]', '7'],
    ['true|false', 'true'],
    ['v[0-9]+', 'v7'],
    ['[0-9][.][0-9][.][0-9]', '7.3.7'],
    ['[0-9]{4}-[0-9]{2}-[0-9]{2}', '2037-07-03'],
    ['[a-z]{2}-[a-z]{4}-[0-9]', 'us-east-1'],
    ['[a-z]{2}-[a-z]{4}-[0-9][a-z]', 'us-east-1a'],
    ['[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '73737373-7373-4737-8737-737373737373'],
    ['rate[(].+[)]', 'rate(37 minutes)'],
    ['cron[(].+[)]', 'cron(37 7 * * ? *)'],
    ['(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).{12,}', 'Stackproof7#Stackproof'],
    ['[A-Z]+', 'STACKPROOF'],
    ['[A-Z]+_[0-9]', 'STACKPROOF_7'],
    ['[a-z]{2}', 'sp'],
    ['[a-z]', 's'],
    ['Q[0-9]{9}', 'stackproof-some-thing, which does not fit'],
  ])('%s', (pattern, value) => {
    expect(valueOf('SomeThing', `Type: String, AllowedPattern: '${pattern}'`)).toBe(value);
  });
});

describe('a value is as long as the parameter takes it', () => {
  test.each([
    ['Name', 'MaxLength: 15', 'stackproof-name'],
    ['Name', 'MaxLength: 14', 'stackproofname'],
    ['Name', 'MaxLength: 13', 'stackproof-na'],
    ['Name', 'MinLength: 16', 'stackproof-namex'],
    ['VpcCidr', 'MinLength: 13', 'stackproof-vpc-cidr'],
    ['VpcCidr', 'MinLength: 19', 'stackproof-vpc-cidr'],
    ['VpcCidr', 'MinLength: 20', '10.73.0.0/16xxxxxxxx'],
    ['VpcCidr', 'MaxLength: 18', '10.73.0.0/16'],
    ['Name', "MinLength: 30, AllowedPattern: '[A-Z]+x*'", 'STACKPROOFxxxxxxxxxxxxxxxxxxxx'],
  ])('%s with %s', (name, limit, value) => {
    expect(valueOf(name, `Type: String, ${limit}`)).toBe(value);
  });
});

describe('a number is within the limits', () => {
  test.each([
    ['', '73'],
    ['MinValue: 73', '73'],
    ['MaxValue: 72', '7'],
    ['MaxValue: 7', '7'],
    ['MaxValue: 6', '3'],
    ['MaxValue: 2', '1'],
    ['MaxValue: 0', '0'],
    ['MinValue: 74', '74'],
    ['MinValue: 8, MaxValue: 10', '8'],
    ['MaxValue: -5', '-5'],
    ['MinValue: 2, MaxValue: 1', '73, which does not fit'],
  ])('%s', (limits, value) => {
    for (const type of ['Number', 'List<Number>'])
      expect(valueOf('Size', limits === '' ? `Type: ${type}` : `Type: ${type}, ${limits}`)).toBe(value);
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
describe('a value is what the type asks for', () => {
  test.each([
    ['CommaDelimitedList', 'stackproof-thing-1,stackproof-thing-2,stackproof-thing-3'],
    ['AWS::EC2::VPC::Id', 'vpc-07373737373737370'],
    ['AWS::EC2::Subnet::Id', 'subnet-07373737373737370'],
    ['AWS::EC2::SecurityGroup::Id', 'sg-07373737373737370'],
    ['AWS::EC2::Image::Id', 'ami-07373737373737370'],
    ['AWS::EC2::Instance::Id', 'i-07373737373737370'],
    ['AWS::EC2::Volume::Id', 'vol-07373737373737370'],
    ['AWS::EC2::AvailabilityZone::Name', 'us-east-1a'],
    ['AWS::Route53::HostedZone::Id', 'Z07373737373737373730'],
    ['AWS::EC2::KeyPair::KeyName', 'stackproof-thing'],
    ['List<AWS::EC2::Volume::Id>', 'vol-07373737373737371,vol-07373737373737372,vol-07373737373737373'],
    ['AWS::SSM::Parameter::Name', '/stackproof/thing'],
    ['AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', '/stackproof/thing'],
  ])('%s', (type, value) => {
    expect(valueOf('Thing', `Type: ${type}`)).toBe(value);
  });
  test('each item of a list is of the shape', () => {
    expect(valueOf('Thing', "Type: CommaDelimitedList, AllowedPattern: '[0-9.]+/16'")).toBe(
      '10.73.0.0/16,10.73.0.0/16',
    );
  });
});
