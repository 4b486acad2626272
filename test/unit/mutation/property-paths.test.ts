import { expect, test } from '@jest/globals';
import { breaksOf } from '../../../src/mutation/breaks.ts';
import { findPath } from '../../../src/mutation/find-path.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import type { PathOf, TargetOf } from '../../../src/mutation/tables/property-paths.ts';
import type { EventSourceFacts } from '../../../src/resources/event-source/facts.ts';
import type { ManagedPolicyFacts } from '../../../src/resources/managed-policy/facts.ts';
import type { QueueFacts } from '../../../src/resources/queue/facts.ts';
import type { MethodFacts, ModelFacts, ValidatorFacts } from '../../../src/resources/rest-api/facts.ts';
import type { TableFacts } from '../../../src/resources/table/facts.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { lines } from './templates.ts';

interface Subjects {
  readonly queue: QueueFacts;
  readonly source: EventSourceFacts;
  readonly policy: ManagedPolicyFacts;
  readonly post: MethodFacts;
  readonly model: ModelFacts;
  readonly validator: ValidatorFacts;
  readonly table: TableFacts;
}
type Path<T extends TargetOf<Subjects>> = PathOf<Subjects, T>;

const template = originalOf(
  parseTemplate(
    lines(
      'Resources:',
      '  Post:',
      '    Type: AWS::ApiGateway::Method',
      '    Properties:',
      '      RequestModels: { application/json: Item }',
      '      Integration:',
      '        RequestTemplates: { application/json: a }',
      '        IntegrationResponses:',
      "          - { StatusCode: '200', SelectionPattern: '2\\d{2}' }",
      "          - { StatusCode: '502' }",
      '  Item:',
      '    Type: AWS::ApiGateway::Model',
      '    Properties: { Schema: { required: [name], properties: { name: { type: string } } } }',
      '  Queue:',
      '    Type: AWS::SQS::Queue',
      '    Properties: { RedrivePolicy: { maxReceiveCount: 5 } }',
      '  Source:',
      '    Type: AWS::Lambda::EventSourceMapping',
      "    Properties: { FilterCriteria: { Filters: [{ Pattern: '{}' }] } }",
    ),
    't.yaml',
  ),
);
const found = (resource: string, path: string): string | undefined => {
  const start = template.at(`Resources.${resource}`);
  return start && findPath(template, start, `Properties.${path}`)?.path.replace(/^.*\.Properties\./, '');
};

test('the paths of the properties of new types are found', () => {
  const ofPost: readonly Path<'post'>[] = [
    'RequestModels.application/json',
    'Integration.RequestTemplates.application/json',
    'Integration.IntegrationResponses[StatusCode=502]',
    'Integration.IntegrationResponses[0].SelectionPattern',
  ];
  expect(ofPost.map((path) => found('Post', path))).toEqual([
    'RequestModels.application/json',
    'Integration.RequestTemplates.application/json',
    'Integration.IntegrationResponses[1]',
    'Integration.IntegrationResponses[0].SelectionPattern',
  ]);
  const ofModel: readonly Path<'model'>[] = ['Schema.properties.name.type', 'Schema.required[0]'];
  expect(ofModel.map((path) => found('Item', path))).toEqual(ofModel);
  const ofQueue: readonly Path<'queue'>[] = ['RedrivePolicy.maxReceiveCount'];
  expect(ofQueue.map((path) => found('Queue', path))).toEqual(ofQueue);
  const ofSource: readonly Path<'source'>[] = ['FilterCriteria.Filters[0].Pattern'];
  expect(ofSource.map((path) => found('Source', path))).toEqual(ofSource);
});

test('a property that the resource behind a subject does not have is an error of types', () => {
  const { set, remove } = breaksOf<Subjects, 'P', 'O'>();
  const right = [
    remove('queue', 'RedrivePolicy'),
    set('source', 'Enabled', false),
    set('policy', 'PolicyDocument.Statement[0].Resource', '*'),
    remove('validator', 'ValidateRequestBody'),
    remove('table', 'StreamSpecification'),
    remove('AWS::SQS::QueuePolicy', 'Queues'),
  ];
  const wrong = [
    // @ts-expect-error a queue has no such property
    remove('queue', 'RedrivePolicies'),
    // @ts-expect-error that is a property of a queue
    set('source', 'FifoQueue', true),
    // @ts-expect-error a validator has no document
    remove('validator', 'PolicyDocument'),
  ];
  expect([...right, ...wrong].every(({ description }) => description !== '')).toBe(true);
});
