import { expectFact } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import { output, outputIs } from '../common/outputs.ts';
import { isComplete, isValid } from '../common/validity.ts';
import { ref, renameOutput, set, setOutput, sub } from './breaks.ts';
import { control, section } from './words.ts';

/** What the specification leaves to the template. */
export const structure = section('-', 'The template', [
  control(
    'ORDER-TPL-01',
    'outputs ApiUrl, QueueUrl, QueueArn, TableName, TopicArn, Function1Arn, Function2Arn',
    {
      ours: true,
      judge: ({ api, stage, post, queue, table, topic, function1, function2 }, { system, scenario }) => {
        const path = valueOf(post.path) ?? '/';
        return [
          expectFact(
            output(system, 'ApiUrl').value,
            'the output ApiUrl',
            `the URL of ${need(api.apiId)}'s stage ${need(stage.name)}, with or without ${path}`,
            (text) => {
              const url = invokeUrl(text);
              return (
                url !== undefined &&
                url.apiId === need(api.apiId) &&
                url.stage === need(stage.name) &&
                url.region === scenario.region &&
                ['', path.replace(/\/$/, '')].includes(url.path)
              );
            },
          ),
          outputIs(system, 'QueueUrl', queue.url),
          outputIs(system, 'QueueArn', queue.arn),
          outputIs(system, 'TableName', table.name),
          outputIs(system, 'TopicArn', topic.arn),
          outputIs(system, 'Function1Arn', function1.arn),
          outputIs(system, 'Function2Arn', function2.arn),
        ];
      },
      breaks: [
        renameOutput('ApiUrl', 'ApiURL'),
        setOutput('ApiUrl', sub('https://${OrdersApi}.execute-api.${AWS::Region}.amazonaws.com/dev/orders')),
        setOutput('QueueUrl', 'https://sqs.us-east-1.amazonaws.com/123456789012/Other'),
        setOutput('QueueArn', 'arn:aws:sqs:us-east-1:123456789012:Other'),
        setOutput('TableName', 'other'),
        setOutput('TopicArn', 'arn:aws:sns:us-east-1:123456789012:other'),
        setOutput('Function1Arn', 'arn:aws:lambda:us-east-1:123456789012:function:other'),
        setOutput('Function2Arn', 'arn:aws:lambda:us-east-1:123456789012:function:other'),
      ],
    },
  ),

  control('ORDER-TPL-02', 'the template is valid and creates without an error', {
    ours: true,
    template: (_, { system }) => isValid(system),
    live: (_, { system }) => isComplete(system),
    breaks: [set('function1', 'Environment.Variables.TABLE_NAME', ref('Nobody'))],
  }),
]);
