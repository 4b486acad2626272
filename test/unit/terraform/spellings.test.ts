import { expect, test } from '@jest/globals';
import { anySpelling, bareName } from '../../../src/terraform/spellings.ts';

test('a name is found in another spelling', () => {
  const found = anySpelling(new Map([['sns_topic_arn', 1]]));
  expect(
    ['sns_topic_arn', 'SnsTopicArn', 'SNSTopicArn', 'sns-topic-arn'].map((name) => found.get(name)),
  ).toEqual([1, 1, 1, 1]);
  expect([found.get('sns_topic'), found.get('')]).toEqual([undefined, undefined]);
  expect([...found.keys()]).toEqual(['sns_topic_arn']);
});

test('as it is written comes first, and what two names may mean is neither', () => {
  const found = anySpelling(
    new Map([
      ['TopicArn', 1],
      ['topic_arn', 2],
    ]),
  );
  expect([found.get('TopicArn'), found.get('topic_arn'), found.get('topicarn')]).toEqual([1, 2, undefined]);
});

test('spellings of one name have the same letters', () => {
  expect(bareName('DynamoDBTableName')).toBe(bareName('dynamodb_table_name'));
  expect(bareName('TableName')).not.toBe(bareName('table_names'));
});
