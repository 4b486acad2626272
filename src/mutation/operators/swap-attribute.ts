import { replaceWith } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { referencesAt } from '../references.ts';

/** What can be had of a resource beside what `Ref` gives (undefined here). */
const attributes: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'AWS::KMS::Key': [undefined, 'Arn'],
  'AWS::DynamoDB::Table': [undefined, 'Arn'],
  'AWS::Logs::LogGroup': [undefined, 'Arn'],
  'AWS::IAM::Role': [undefined, 'Arn'],
  'AWS::Lambda::Function': [undefined, 'Arn'],
  'AWS::SNS::Topic': [undefined, 'TopicName'],
  'AWS::SQS::Queue': [undefined, 'Arn', 'QueueName'],
  'AWS::CloudWatch::Alarm': [undefined, 'Arn'],
  'AWS::ApiGateway::RestApi': [undefined, 'RootResourceId'],
};

/** An attribute that only some resources of a type have: another is taken for it, and it for none. */
const isOdd = (attribute: string | undefined): boolean => attribute === 'StreamArn';

/** Takes a resource's name or id for its ARN, or the other way round. */
export const swapAttribute: Operator = {
  name: 'swap-attribute',
  *mutants(original) {
    const types = new Map(original.resources.map(({ name, type }) => [name, type]));
    for (const spot of original.spots)
      for (const reference of referencesAt(spot)) {
        const { name, attribute, part = '' } = reference;
        const others = attributes[types.get(name) ?? ''] ?? [];
        for (const other of others) {
          if (other === attribute || !(others.includes(attribute) || isOdd(attribute))) continue;
          const description = `${spot.path} takes ${other ?? 'the Ref'} of ${name} for its ${attribute ?? 'Ref'}`;
          const edit = replaceWith(original.document, spot, reference.with(name, other));
          yield mutantAt(
            original,
            this.name,
            spot,
            description,
            [edit],
            `${String(part)}${name}.${other ?? 'Ref'}`,
          );
        }
      }
  },
};
