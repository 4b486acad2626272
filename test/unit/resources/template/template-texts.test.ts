import { describe, expect, test } from '@jest/globals';
import type { TemplateFacts } from '../../../../src/resources/stack/facts.ts';
import { observeTemplate } from '../../../../src/resources/template-system.ts';
import { parseTemplate } from '../../../../src/template/load.ts';
import { outsideOf } from '../../../../src/resources/stack/outside.ts';
import { observed, resource, scenario } from './observed.ts';

const factsOf = (text: string): TemplateFacts => {
  const { template } = observeTemplate(parseTemplate(text, 't.yaml'), scenario);
  if (template === undefined) throw new Error('no template');
  return template;
};
const outside = (text: string): readonly string[] =>
  outsideOf(parseTemplate(text, 't.yaml')).map(({ message, at }) => `${String(at.line)}: ${message}`);

describe('what a template takes from outside itself', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing', resource('T', 'AWS::SNS::Topic', 'TopicName: t'), []],
    [
      'a nested stack',
      resource('N', 'AWS::CloudFormation::Stack', 'TemplateURL: https://b.s3.amazonaws.com/n.yaml'),
      ['N is a AWS::CloudFormation::Stack: what it makes stands in another file'],
    ],
    [
      'a module',
      resource('M', 'Our::Service::Thing::MODULE', 'A: 1'),
      ['M is a Our::Service::Thing::MODULE: what it makes stands in another file'],
    ],
    [
      'code on S3',
      resource('F', 'AWS::Lambda::Function', 'Code: {S3Bucket: b, S3Key: k}'),
      [
        'Code.S3Bucket of F names something outside the template',
        'Code.S3Key of F names something outside the template',
      ],
    ],
    [
      'an image',
      resource('F', 'AWS::Lambda::Function', 'Code: {ImageUri: i}'),
      ['Code.ImageUri of F names something outside the template'],
    ],
    [
      "an API's description on S3",
      resource('A', 'AWS::ApiGateway::RestApi', 'BodyS3Location: {Bucket: b, Key: k}'),
      ['BodyS3Location of A names something outside the template'],
    ],
    [
      'an import, however deep',
      resource('T', 'AWS::SNS::Topic', 'TopicName: !Join ["-", [a, !ImportValue b]]'),
      ['T imports a value of another stack'],
    ],
    [
      'a macro in a place',
      resource('T', 'AWS::SNS::Topic', 'TopicName: {"Fn::Transform": {Name: AWS::Include}}'),
      ['T has a macro put a part in that is not in the template'],
    ],
  ])('%s', (_, resources, expected) => {
    expect(outside(`Resources:\n${resources}`).map((line) => line.replace(/^\d+: /, ''))).toEqual(expected);
  });

  test('its transforms, but for those that need no file', () => {
    const resources = `Resources:\n${resource('T', 'AWS::SNS::Topic', 'TopicName: t')}`;
    expect(outside(`Transform: AWS::LanguageExtensions\n${resources}`)).toEqual([]);
    expect(outside(`Transform: [AWS::Serverless-2016-10-31, Ours]\n${resources}`)).toEqual([
      '1: the transform Ours is not in the template',
    ]);
    expect(outside(`Transform:\n  Name: AWS::Include\n${resources}`)).toEqual([
      '2: the transform AWS::Include is not in the template',
    ]);
    expect(outside(`Transform: {Parameters: {}}\n${resources}`)).toEqual([
      '1: the transform without a name is not in the template',
    ]);
  });
});

describe("a template's texts", () => {
  test('are those of its properties and outputs, resolved, wherever they lie', () => {
    const { texts } = factsOf(
      `Resources:\n${resource('T', 'AWS::SNS::Topic', 'TopicName: !Sub ${AWS::Region}-t\nTags: [{Key: k, Value: !ImportValue v}]\nFifoTopic: true')}Outputs:\n  O: {Value: out}\n`,
    );
    expect(texts.map((text) => (text.known ? text.value : 'unknown'))).toEqual([
      'us-east-1-t',
      'k',
      'unknown',
      'out',
    ]);
  });
});

describe('whether a property is a constant', () => {
  const isConstant = (value: string): boolean | undefined =>
    factsOf(
      `Parameters:\n  P: {Type: String, Default: p}\nResources:\n${resource('T', 'AWS::SNS::Topic', `TopicName: ${value}`)}`,
    ).resources[0]?.isConstant(['Properties', 'TopicName']);
  test.each<[string, boolean]>([
    ['text', true],
    ['!Sub text', true],
    ['!Sub "${!P}"', true],
    ['!Join ["-", [a, b]]', true],
    ['[a, {b: c}]', true],
    ['!Sub "${P}"', false],
    ['!Sub ["${v}", {v: text}]', false],
    ['!Ref P', false],
    ['!Join ["-", [a, !Ref P]]', false],
    ['{b: !Ref P}', false],
    ['!If [C, a, a]', false],
  ])('%s: %s', (value, expected) => {
    expect(isConstant(value)).toBe(expected);
  });
  test('what is not there is none', () => {
    const [topic] = factsOf(`Resources:\n${resource('T', 'AWS::SNS::Topic', 'TopicName: t')}`).resources;
    expect(topic?.isConstant(['Properties', 'Tags'])).toBe(false);
  });
});

test('a resource is made after what it refers to', () => {
  const { template } = observed(
    resource('T', 'AWS::SNS::Topic', 'TopicName: t') +
      resource('S', 'AWS::SNS::Subscription', 'TopicArn: !Ref T'),
  );
  expect(template?.madeAfter('S').has('T')).toBe(true);
  expect(template?.madeAfter('T').has('S')).toBe(false);
  expect(template?.madeAfter('Gone').size).toBe(0);
});
