import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { scenariosOf, type GivenValues } from '../../../src/template/scenarios.ts';
import { thrownBy } from './resolving.ts';

const of = (parameters: string, given?: GivenValues) =>
  scenariosOf(parseTemplate(`Parameters: ${parameters}\nResources: { T: { Type: X::Y } }`, 't.yaml'), given);
const valuesOf = (parameters: string, given?: GivenValues): readonly Record<string, string>[] =>
  of(parameters, given).scenarios.map((scenario) => Object.fromEntries(scenario.parameters));
const lineFor = (parameters: string, given: GivenValues): string => {
  const error = thrownBy(() => of(parameters, given));
  return error instanceof StackproofError ? `${error.exitCode} ${error.line}` : String(error);
};

const two =
  '{ Env: { Type: String, AllowedValues: [dev, stage, prod], Default: stage }, Level: { Type: Number, AllowedValues: [1, 2] } }';

describe('scenarios', () => {
  test('are every combination of allowed values, the defaults first, and the defaults under another name and account', () => {
    expect(valuesOf(two)).toEqual([
      { Env: 'stage', Level: '1' },
      { Env: 'stage', Level: '2' },
      { Env: 'dev', Level: '1' },
      { Env: 'dev', Level: '2' },
      { Env: 'prod', Level: '1' },
      { Env: 'prod', Level: '2' },
      { Env: 'stage', Level: '1' },
    ]);
    const { scenarios, notices } = of(two);
    expect(scenarios[0]).toMatchObject({
      stackName: 'stackproof-demo',
      accountId: '123456789012',
      region: 'us-east-1',
      partition: 'aws',
    });
    expect(scenarios.at(-1)).toMatchObject({
      stackName: 'other-stack',
      accountId: '210987654321',
      region: 'us-east-1',
    });
    expect(notices).toEqual([]);
  });
  test('of a template without parameters are two', () => {
    expect(valuesOf('{}')).toEqual([{}, {}]);
  });
  test('keep what is given', () => {
    expect(valuesOf(two, { parameters: { Env: 'prod' } })).toEqual([
      { Env: 'prod', Level: '1' },
      { Env: 'prod', Level: '2' },
      { Env: 'prod', Level: '1' },
    ]);
    const { scenarios } = of('{}', { accountId: '000000000001', region: 'cn-north-1' });
    expect(scenarios.map(({ stackName, accountId, partition }) => [stackName, accountId, partition])).toEqual(
      [
        ['stackproof-demo', '000000000001', 'aws-cn'],
        ['other-stack', '000000000001', 'aws-cn'],
      ],
    );
    expect(of('{}', { stackName: 'mine' }).scenarios.map(({ stackName }) => stackName)).toEqual([
      'mine',
      'other-stack',
    ]);
    expect(of('{}', { stackName: 'other-stack' }).scenarios.map(({ stackName }) => stackName)).toEqual([
      'other-stack',
      'stackproof-demo',
    ]);
  });
  test.each([
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-central-1', 'aws'],
  ])('the partition of %s', (region, partition) => {
    expect(of('{}', { region }).scenarios[0]?.partition).toBe(partition);
  });
  test('a default without allowed values is judged alone, with a notice', () => {
    const { scenarios, notices } = of('{ Size: { Type: Number, Default: 5 } }');
    expect(scenarios.map(({ parameters }) => parameters.get('Size'))).toEqual(['5', '5']);
    expect(notices).toEqual([
      'parameter Size takes other values than its default "5", which is the one judged (--param Size=… sets another)',
    ]);
    expect(of('{ Size: { Type: Number, Default: 5 } }', { parameters: { Size: '6' } }).notices).toEqual([]);
  });
  test('too many combinations: one parameter at a time', () => {
    const many = `{ ${['A', 'B', 'C'].map((name) => `${name}: { Type: Number, AllowedValues: [${Array.from({ length: 10 }, (_, i) => i).join(', ')}] }`).join(', ')} }`;
    const { scenarios, notices } = of(many);
    expect(scenarios).toHaveLength(1 + 3 * 9 + 1);
    expect(Object.fromEntries(scenarios[1]?.parameters ?? [])).toEqual({ A: '1', B: '0', C: '0' });
    expect(notices).toEqual([
      "the parameters' allowed values make 1000 combinations, more than 256: each value is judged with the others at their defaults",
    ]);
    const wide = `{ A: { Type: Number, AllowedValues: [${Array.from({ length: 300 }, (_, i) => i).join(', ')}] } }`;
    expect(of(wide).scenarios).toHaveLength(257);
    expect(of(wide).notices[1]).toBe('only the first 256 of them are judged');
  });
});

describe('a parameter with neither default nor allowed values', () => {
  test.each([
    ['{ SNSEmail: { Type: String } }', 'sns-email@stackproof.example'],
    [
      '{ AlertEmail: { Type: String, AllowedPattern: "[^@]+@[^@]+[.][a-z]+" } }',
      'alert-email@stackproof.example',
    ],
    ['{ Contact: { Type: String, AllowedPattern: "^[^@]+@[^@]+$" } }', 'contact@stackproof.example'],
    ['{ TableName: { Type: String } }', 'stackproof-table-name'],
    ['{ HTTPPath: { Type: String, AllowedPattern: "/.*" } }', '/stackproof/http-path'],
    ['{ Prefix: { Type: String, AllowedPattern: "[a-z]+" } }', 'stackproofprefix'],
    ['{ Name: { Type: String, MaxLength: 6 } }', 'stackp'],
    ['{ Name: { Type: String, MinLength: 30 } }', 'stackproof-namexxxxxxxxxxxxxxx'],
    ['{ Name: { Type: String, MinLength: 100 } }', `stackproof-name${'x'.repeat(85)}`],
    ['{ CallbackUrl: { Type: String } }', 'https://callback-url.stackproof.example/'],
    ['{ RoleArn: { Type: String } }', 'arn:aws:iam::123456789012:role/stackproof-role-arn'],
    ['{ VpcCidr: { Type: String } }', '10.73.0.0/16'],
    ['{ DomainName: { Type: String } }', 'domain-name.stackproof.example'],
    ['{ Size: { Type: Number } }', '73'],
    ['{ Size: { Type: Number, MinValue: 100 } }', '100'],
    ['{ Size: { Type: Number, MaxValue: 5 } }', '3'],
    ['{ Names: { Type: CommaDelimitedList } }', 'stackproof-names-1,stackproof-names-2,stackproof-names-3'],
    ['{ Vpc: { Type: "AWS::EC2::VPC::Id" } }', 'vpc-07373737373737370'],
    [
      '{ Subnets: { Type: "List<AWS::EC2::Subnet::Id>" } }',
      'subnet-07373737373737371,subnet-07373737373737372,subnet-07373737373737373',
    ],
    ['{ Image: { Type: "AWS::SSM::Parameter::Value<String>" } }', '/stackproof/image'],
    ['{ Key: { Type: "AWS::EC2::KeyPair::KeyName" } }', 'stackproof-key'],
  ])('%s', (parameters, value) => {
    const { scenarios, notices } = of(parameters);
    expect([...(scenarios[0]?.parameters.values() ?? [])]).toEqual([value]);
    expect(notices).toEqual([]);
  });
  test('that takes none of our values gets a notice', () => {
    expect(of('{ Odd: { Type: String, AllowedPattern: "Q[0-9]{9}" } }').notices).toEqual([
      'parameter Odd has no default, and no value was found that its constraints allow: judged at "stackproof-odd" (--param Odd=… sets one)',
    ]);
  });
  test("a pattern that only Java's expressions can say is not held against a value", () => {
    expect(of('{ Odd: { Type: String, AllowedPattern: "(?x) [" } }').notices).toEqual([]);
  });
});

describe('given values are held against the template', () => {
  const one = (more: string): string => `{ P: { Type: String, ${more} } }`;
  test.each([
    [
      '{}',
      { parameters: { Nobody: 'x' } },
      '2 t.yaml: the template has no parameter Nobody (it has none at all)',
    ],
    [
      two,
      { parameters: { Nobody: 'x' } },
      '2 t.yaml: the template has no parameter Nobody (it has Env, Level)',
    ],
    [
      one('AllowedValues: [a, b]'),
      { parameters: { P: 'c' } },
      '2 t.yaml:1:15: "c" is not a value for the parameter P: it takes "a", "b"',
    ],
    [
      one('AllowedPattern: "[a-z]+", ConstraintDescription: only letters'),
      { parameters: { P: 'a1' } },
      '2 t.yaml:1:15: "a1" is not a value for the parameter P: it takes what matches [a-z]+ (only letters)',
    ],
    [
      one('MinLength: 3'),
      { parameters: { P: 'ab' } },
      '2 t.yaml:1:15: "ab" is not a value for the parameter P: it takes 3 characters or more',
    ],
    [
      one('MaxLength: 3'),
      { parameters: { P: 'abcd' } },
      '2 t.yaml:1:15: "abcd" is not a value for the parameter P: it takes 3 characters or less',
    ],
    [
      '{ P: { Type: Number } }',
      { parameters: { P: 'x' } },
      '2 t.yaml:1:15: "x" is not a value for the parameter P: it takes numbers',
    ],
    [
      '{ P: { Type: Number, MinValue: 3 } }',
      { parameters: { P: '2' } },
      '2 t.yaml:1:15: "2" is not a value for the parameter P: it takes 3 or more',
    ],
    [
      '{ P: { Type: Number, MaxValue: 3 } }',
      { parameters: { P: '4' } },
      '2 t.yaml:1:15: "4" is not a value for the parameter P: it takes 3 or less',
    ],
    [
      '{ P: { Type: CommaDelimitedList, AllowedValues: [a, b] } }',
      { parameters: { P: 'a,c' } },
      '2 t.yaml:1:15: "a,c" is not a value for the parameter P: it takes "a", "b"',
    ],
    [
      '{}',
      { stackName: '1x' },
      '2 "1x" is no stack name (letters, digits and hyphens, a letter first, 128 at most)',
    ],
    ['{}', { accountId: '12' }, '2 "12" is no account id (it has twelve digits)'],
    ...['Virginia', '1us-east-1', 'us-east-1a', 'us-east', 'useast-1', 'us-east-123'].map(
      (region): [string, GivenValues, string] => [
        '{}',
        { region },
        `2 "${region}" is no region (for example us-east-1)`,
      ],
    ),
  ])('%s %j', (parameters, given, line) => {
    expect(lineFor(parameters, given)).toBe(line);
  });
  test('and taken when they fit', () => {
    expect(
      valuesOf('{ P: { Type: CommaDelimitedList, AllowedValues: [a, b] } }', {
        parameters: { P: 'a, b' },
      })[0],
    ).toEqual({ P: 'a, b' });
  });
});

describe('what a specification wants tried', () => {
  const named =
    '{ Env: { Type: String, AllowedValues: [dev, prod], Default: dev }, Size: { Type: Number, MaxValue: 9, Default: 5 } }';
  const tried = (circumstances: Required<GivenValues>['circumstances'], given: GivenValues = {}) =>
    valuesOf(named, { ...given, circumstances });

  test('is one scenario more for each set, beside the defaults', () => {
    expect(tried([{ Env: 'prod', Size: '7' }, { Size: '8' }])).toEqual([
      { Env: 'dev', Size: '5' },
      { Env: 'prod', Size: '5' },
      { Env: 'prod', Size: '7' },
      { Env: 'dev', Size: '8' },
      { Env: 'dev', Size: '5' },
    ]);
  });
  test('leaves out what the template does not take, has no parameter for, or is given', () => {
    expect(tried([{ Env: 'stage', Size: '10', Other: 'x' }])).toHaveLength(3);
    expect(tried([{ Size: '7', Other: 'x' }]).at(-2)).toEqual({ Env: 'dev', Size: '7' });
    expect(tried([{ Env: 'prod', Size: '7' }], { parameters: { Size: '6' } }).at(-2)).toEqual({
      Env: 'prod',
      Size: '6',
    });
  });
  test('is no set that says what is usual anyway', () => {
    expect(tried([{ Env: 'dev', Size: '5' }])).toHaveLength(3);
  });
  test('needs no notice that only the default is judged', () => {
    const notices = (circumstances: Required<GivenValues>['circumstances']) =>
      of(named, { circumstances }).notices;
    expect(notices([])).toHaveLength(1);
    expect(notices([{ Size: '7' }])).toEqual([]);
  });
});
