import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  type StackStatus,
} from '@aws-sdk/client-cloudformation';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { packageRoot } from '../../../src/package-root.ts';
import { deployStack, type Deployment } from '../../../src/target/deploy.ts';
import { fakeTarget } from './fake-target.ts';
import { program, temporaryFolder } from './programs.ts';

const cloudFormation = mockClient(CloudFormationClient);
const apiGateway = mockClient(APIGatewayClient);
const id = 'arn:aws:cloudformation:us-east-1:123456789012:stack/demo/1';
const absent = Object.assign(new Error('Stack with id demo does not exist'), { name: 'ValidationError' });

let here: Awaited<ReturnType<typeof temporaryFolder>>;
let cacheBefore: string | undefined;
let number = 0;

beforeAll(async () => {
  here = await temporaryFolder();
  cacheBefore = process.env.STACKPROOF_CACHE;
  process.env.STACKPROOF_CACHE = here.folder;
});
afterAll(async () => {
  if (cacheBefore === undefined) delete process.env.STACKPROOF_CACHE;
  else process.env.STACKPROOF_CACHE = cacheBefore;
  cloudFormation.restore();
  apiGateway.restore();
  await here.remove();
});

/** cfn-lint is a script that gives this answer. */
async function lintSays(findings: readonly object[]): Promise<void> {
  const lock = await readFile(join(packageRoot(), 'scripts', 'requirements.txt'));
  const venv = `venv-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`;
  await program(
    join(here.folder, 'stackproof', venv, 'bin', 'python'),
    `cat <<'EOF'\n${JSON.stringify(findings)}\nEOF`,
  );
}

beforeEach(async () => {
  cloudFormation.reset();
  apiGateway.reset();
  cloudFormation.on(ListStackResourcesCommand).resolves({ StackResourceSummaries: [] });
  cloudFormation.on(DeleteStackCommand).resolves({});
  await lintSays([]);
});

const topic = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
const logging = {
  Resources: { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { AccessLogSetting: { Format: 'x' } } } },
};
const described = {
  Resources: {
    It: {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: { StageDescription: { AccessLogSetting: { Format: 'x' } } },
    },
  },
};

interface Wanted {
  readonly on?: 'local' | 'aws';
  readonly template?: object | string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

async function deploy({
  on = 'local',
  template = topic,
  parameters = {},
  tags,
}: Wanted = {}): Promise<Deployment> {
  const file = join(here.folder, `template-${++number}.json`);
  await writeFile(file, typeof template === 'string' ? template : JSON.stringify(template));
  return deployStack(fakeTarget(on), {
    templateFile: file,
    stackName: 'demo',
    parameters: new Map(Object.entries(parameters)),
    ...(tags === undefined ? {} : { tags: new Map(Object.entries(tags)) }),
  });
}

/** The stack's states, one a time that it is asked for; the last one stays. */
function states(...each: readonly (StackStatus | Error)[]): void {
  const answers = cloudFormation.on(DescribeStacksCommand);
  each.forEach((state, index) => {
    const last = index === each.length - 1;
    if (typeof state !== 'string') {
      if (last) answers.rejects(state);
      else answers.rejectsOnce(state);
      return;
    }
    const stack = { StackId: id, StackName: 'demo', CreationTime: new Date(0), StackStatus: state };
    const answer = { Stacks: [{ ...stack, Outputs: [{ OutputKey: 'A', OutputValue: '1' }] }] };
    if (last) answers.resolves(answer);
    else answers.resolvesOnce(answer);
  });
}

const event = (
  LogicalResourceId: string,
  ResourceStatus: string,
  ResourceStatusReason: string,
  ResourceType = 'AWS::SNS::Topic',
  seconds = 1,
) => ({
  EventId: '1',
  StackId: id,
  StackName: 'demo',
  Timestamp: new Date(seconds * 1000),
  LogicalResourceId,
  ResourceStatus: ResourceStatus as 'CREATE_FAILED',
  ResourceStatusReason,
  ResourceType,
});

describe('deploying', () => {
  test('creates a stack with its parameters, and gives its outputs', async () => {
    states(absent, 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE');
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    const done = await deploy({
      template: { ...topic, Parameters: { A: { Type: 'String' }, B: { Type: 'String', Default: 'b' } } },
      parameters: { A: 'a' },
      tags: { Owner: 'me' },
    });
    expect(done).toMatchObject({
      stackId: id,
      created: true,
      outputs: new Map([['A', '1']]),
      filled: [],
      notices: [],
    });
    const [call] = cloudFormation.commandCalls(CreateStackCommand);
    expect(call?.args[0].input).toMatchObject({
      StackName: 'demo',
      Parameters: [{ ParameterKey: 'A', ParameterValue: 'a' }],
      Tags: [{ Key: 'Owner', Value: 'me' }],
      Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    });
  });

  const traced = { Resources: { ...topic.Resources, Rule: { Type: 'AWS::XRay::SamplingRule' } } };

  test.each([
    ['local', topic, [{ gap: 'sampling-rule', physicalId: 'Rule' }]],
    ['aws', traced, []],
  ] as const)('leaves out what cannot be made: on %s', async (on, sent, filled) => {
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    states(absent, 'CREATE_COMPLETE');
    expect((await deploy({ template: traced, on })).filled).toEqual(filled);
    const [call] = cloudFormation.commandCalls(CreateStackCommand);
    expect(JSON.parse(call?.args[0].input.TemplateBody ?? '')).toEqual(sent);
  });

  test('updates one that is there', async () => {
    states('CREATE_COMPLETE', 'CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE');
    cloudFormation
      .on(DescribeStackEventsCommand)
      .resolves({ StackEvents: [event('Topic', 'CREATE_COMPLETE', '')] });
    cloudFormation.on(UpdateStackCommand).resolves({ StackId: id });
    expect(await deploy()).toMatchObject({ created: false });
    expect(cloudFormation.commandCalls(CreateStackCommand)).toEqual([]);
  });

  test('an update that changes nothing is no error', async () => {
    states('UPDATE_COMPLETE');
    cloudFormation.on(DescribeStackEventsCommand).resolves({});
    cloudFormation
      .on(UpdateStackCommand)
      .rejects(Object.assign(new Error('No updates are to be performed.'), { name: 'ValidationError' }));
    expect(await deploy()).toMatchObject({ created: false, stackId: id });
  });

  test('what is left of a failed creation is deleted first', async () => {
    states(
      'ROLLBACK_COMPLETE',
      'ROLLBACK_COMPLETE',
      'ROLLBACK_COMPLETE',
      'ROLLBACK_COMPLETE',
      'DELETE_COMPLETE',
      'CREATE_COMPLETE',
    );
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    expect(await deploy()).toMatchObject({ created: true });
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toHaveLength(1);
  });

  test('a creation that fails names the resources that failed first, and is removed', async () => {
    states(absent, 'ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE', 'DELETE_COMPLETE');
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    cloudFormation
      .on(DescribeStackEventsCommand)
      .resolvesOnce({
        NextToken: 'more',
        StackEvents: [
          event('demo', 'CREATE_FAILED', 'The following resource(s) failed', 'AWS::CloudFormation::Stack'),
          event('Other', 'CREATE_FAILED', 'Resource creation cancelled'),
        ],
      })
      .resolves({
        StackEvents: [
          event('Topic', 'CREATE_FAILED', 'no such key'),
          event('Topic', 'CREATE_IN_PROGRESS', ''),
        ],
      });
    await expect(deploy()).rejects.toMatchObject({
      exitCode: 2,
      message: 'the stack demo could not be created: Topic: no such key',
    });
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toHaveLength(1);
  });

  test('an update that fails names its own failures only, and deletes nothing', async () => {
    states('CREATE_COMPLETE', 'CREATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE');
    cloudFormation.on(UpdateStackCommand).resolves({ StackId: id });
    cloudFormation
      .on(DescribeStackEventsCommand)
      .resolvesOnce({ StackEvents: [event('Topic', 'CREATE_COMPLETE', '', undefined, 100)] })
      .resolves({
        StackEvents: [
          event('New', 'UPDATE_FAILED', 'too long', undefined, 200),
          event('Old', 'CREATE_FAILED', 'long ago', undefined, 50),
        ],
      });
    await expect(deploy()).rejects.toMatchObject({
      message: 'the stack demo could not be updated: New: too long',
    });
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toEqual([]);
  });

  test('a stack that is gone before it is made says at least that', async () => {
    states(absent, absent);
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    cloudFormation.on(DescribeStackEventsCommand).resolves({});
    await expect(deploy()).rejects.toMatchObject({
      message: 'the stack demo could not be created: it is gone',
    });
  });

  test("CloudFormation's refusal of a template is the template's fault, anything else the environment's", async () => {
    states(absent);
    cloudFormation
      .on(CreateStackCommand)
      .rejects(Object.assign(new Error('Template error'), { name: 'ValidationError' }));
    await expect(deploy()).rejects.toMatchObject({
      exitCode: 2,
      message: 'CloudFormation refuses the stack demo: Template error',
    });
    cloudFormation
      .on(CreateStackCommand)
      .rejects(Object.assign(new Error('not you'), { name: 'AccessDenied' }));
    await expect(deploy()).rejects.toMatchObject({
      exitCode: 3,
      message: 'CloudFormation does not take the stack demo: not you',
    });
  });

  test('other errors in looking for it are not taken for its absence', async () => {
    cloudFormation.on(DescribeStacksCommand).rejects(new Error('no network'));
    await expect(deploy()).rejects.toThrow('no network');
  });
});

describe('before anything is sent', () => {
  const nothingSent = (): void => expect(cloudFormation.calls()).toEqual([]);

  test.each([
    [
      'a parameter that is missing',
      { template: { ...topic, Parameters: { Mail: { Type: 'String' } } } },
      'the parameter Mail has no default and was not given',
    ],
    ['a parameter that is not there', { parameters: { Mail: 'x' } }, 'the template has no parameter Mail'],
    [
      'a template that is too large',
      { template: { ...topic, Description: 'x'.repeat(52_000) } },
      /^the template has 52\d\d\d bytes/,
    ],
    ['no template', { template: 'Nothing' }, /./],
  ] as const)('%s', async (_, wanted, message) => {
    await expect(deploy(wanted)).rejects.toMatchObject({
      exitCode: 2,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    nothingSent();
  });

  const finding = (Rule: string, Level: string) => (Filename: string) => ({
    Filename,
    Level,
    Message: 'because',
    Rule: { Id: Rule },
    Location: { Start: { LineNumber: 1, ColumnNumber: 2 }, Path: ['Resources', 'Topic'] },
  });
  const next = (): string => join(here.folder, `template-${number + 1}.json`);

  test("an error of cfn-lint's, the first of them", async () => {
    await lintSays([finding('E3002', 'Error')(next()), finding('E3003', 'Error')(next())]);
    await expect(deploy()).rejects.toMatchObject({
      exitCode: 2,
      message: 'cfn-lint E3002: because (and 1 more)',
      at: { line: 1, column: 2 },
    });
    nothingSent();
  });

  test("a runtime's age stops a deploy to AWS, and no other", async () => {
    await lintSays([finding('E2531', 'Error')(next())]);
    await expect(deploy({ on: 'aws' })).rejects.toMatchObject({
      message: expect.stringContaining('AWS makes no functions of this runtime'),
    });
    nothingSent();
    states(absent, 'CREATE_COMPLETE');
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    await lintSays([finding('E2531', 'Error')(next())]);
    expect((await deploy()).notices).toMatchObject([{ rule: 'E2531' }]);
  });

  test('a runtime that is only deprecated stops nothing', async () => {
    states(absent, 'CREATE_COMPLETE');
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    await lintSays([finding('W2531', 'Warning')(next())]);
    expect((await deploy({ on: 'aws' })).notices).toMatchObject([{ rule: 'W2531' }]);
  });

  test.each([
    ['a stage', logging],
    ["a deployment's stage", described],
  ])('%s that logs needs a role in the account, on AWS', async (_, template) => {
    apiGateway.on(GetAccountCommand).resolves({});
    await expect(deploy({ on: 'aws', template })).rejects.toMatchObject({
      exitCode: 3,
      message: 'API Gateway has no role to write logs with in account 123456789012, us-east-1',
    });
    nothingSent();
    apiGateway.on(GetAccountCommand).resolves({ cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' });
    states(absent, 'CREATE_COMPLETE');
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    expect(await deploy({ on: 'aws', template })).toMatchObject({ created: true, filled: [] });
  });

  test('a template that sets the role itself is not asked for it', async () => {
    states(absent, 'CREATE_COMPLETE');
    cloudFormation.on(CreateStackCommand).resolves({ StackId: id });
    const template = { Resources: { ...logging.Resources, Account: { Type: 'AWS::ApiGateway::Account' } } };
    await deploy({ on: 'aws', template });
    expect(apiGateway.calls()).toEqual([]);
  });

  test('a rule that refuses the region', async () => {
    const Assertions = [
      { Assert: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, AssertDescription: 'only there' },
    ];
    await expect(deploy({ template: { ...topic, Rules: { Region: { Assertions } } } })).rejects.toMatchObject(
      {
        message: expect.stringContaining('only there'),
      },
    );
    nothingSent();
  });
});
