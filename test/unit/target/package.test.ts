import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { strFromU8, unzipSync } from 'fflate';
import { deployStack, type Deployment } from '../../../src/target/deploy.ts';
import { fakeTarget } from './fake-target.ts';

const cloudFormation = mockClient(CloudFormationClient);
const s3 = mockClient(S3Client);
let folder = '';
const folders: string[] = [];

beforeEach(async () => {
  cloudFormation.reset();
  s3.reset();
  folder = await mkdtemp(join(tmpdir(), 'stackproof-test-'));
  folders.push(folder);
  await mkdir(join(folder, 'code'));
  await writeFile(join(folder, 'code', 'handler.py'), 'pass');
  const made = new Map<string, object>();
  cloudFormation.on(DescribeStacksCommand).callsFake(({ StackName = '' }: { StackName?: string }) => {
    const stack = made.get(StackName);
    if (stack !== undefined) return { Stacks: [stack] };
    throw new Error(`Stack with id ${StackName} does not exist`);
  });
  cloudFormation.on(CreateStackCommand).callsFake(({ StackName = '' }: { StackName?: string }) => {
    made.set(StackName, { StackId: StackName, StackName, StackStatus: 'CREATE_COMPLETE' });
    return { StackId: StackName };
  });
  cloudFormation.on(DeleteStackCommand).resolves({});
  stackHas('AWS::S3::Bucket');
  s3.on(HeadObjectCommand).rejects(Object.assign(new Error('absent'), { name: 'NotFound' }));
  s3.on(PutObjectCommand).resolves({});
});
afterAll(async () => {
  cloudFormation.restore();
  s3.restore();
  for (const each of folders) await rm(each, { recursive: true });
});

function stackHas(...types: readonly string[]): void {
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: types.map((ResourceType, index) => ({
      LogicalResourceId: `R${String(index)}`,
      PhysicalResourceId: `bucket-${String(index)}`,
      ResourceType,
      LastUpdatedTimestamp: new Date(0),
      ResourceStatus: 'CREATE_COMPLETE',
    })),
  });
}

const bucketTemplate = `
Parameters:
  Suffix: {Type: String, Default: dev}
Resources:
  Bucket: {Type: AWS::S3::Bucket}
`;
const named = 'Metadata:\n  Stackproof:\n    PackageTemplate: bucket.yaml\n';
const template = (code: string, metadata = named): string => `${metadata}
Parameters:
  Suffix: {Type: String, Default: dev}
  Other: {Type: String, Default: x}
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Code: ${code}
  Rule:
    Type: AWS::XRay::SamplingRule
`;

async function deploy(text: string, on: 'local' | 'aws' = 'local', more: object = {}): Promise<Deployment> {
  await writeFile(join(folder, 'bucket.yaml'), bucketTemplate);
  const templateFile = join(folder, 'template.yaml');
  await writeFile(templateFile, text);
  return deployStack(fakeTarget(on), {
    templateFile,
    stackName: 'demo',
    parameters: new Map([['Suffix', 'pr1']]),
    tags: new Map([['Owner', 'me']]),
    withoutLint: true,
    ...more,
  });
}
const created = () => cloudFormation.commandCalls(CreateStackCommand).map(({ args }) => args[0].input);
const uploaded = () => s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input);

describe("a function's code in a local folder", () => {
  test('is uploaded to a bucket that is made first, and the template says where it is', async () => {
    const { filled } = await deploy(template('code'));
    const [bucket, main] = created();
    expect(bucket).toMatchObject({
      StackName: 'demo-package',
      TemplateBody: bucketTemplate,
      Parameters: [{ ParameterKey: 'Suffix', ParameterValue: 'pr1' }],
      Tags: [{ Key: 'Owner', Value: 'me' }],
    });
    const [put, ...others] = uploaded();
    expect(others).toEqual([]);
    expect(put?.Bucket).toBe('bucket-0');
    expect(put?.Key).toMatch(/^[0-9a-f]{64}\.zip$/);
    const content = unzipSync(put?.Body as Uint8Array);
    expect(Object.entries(content).map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
      ['handler.py', 'pass'],
    ]);
    expect(main?.TemplateBody).toContain(
      `      Code: {"S3Bucket":"bucket-0","S3Key":"${String(put?.Key)}"}\n`,
    );
    expect(filled).toEqual([{ gap: 'sampling-rule', physicalId: 'Rule' }]);
  });

  test('is not uploaded again while it is there', async () => {
    s3.on(HeadObjectCommand).resolves({});
    await deploy(template('code'));
    expect(uploaded()).toEqual([]);
    expect(created()[1]?.TemplateBody).toContain('"S3Bucket":"bucket-0"');
  });

  test('has the same key again, and another one with other content', async () => {
    await deploy(template('code'));
    await deploy(template('code'), 'local', { stackName: 'again' });
    await writeFile(join(folder, 'code', 'handler.py'), 'other');
    await deploy(template('code'), 'local', { stackName: 'changed' });
    const [first, again, changed] = uploaded().map(({ Key }) => Key);
    expect(again).toBe(first);
    expect(changed).not.toBe(first);
  });

  test('may be a file, and a zip file is taken as it is', async () => {
    await writeFile(join(folder, 'made.zip'), 'zipped');
    await deploy(template('made.zip'));
    expect(Buffer.from(uploaded()[0]?.Body as Uint8Array).toString()).toBe('zipped');
    await deploy(template('code/handler.py'), 'local', { stackName: 'file' });
    expect(Object.keys(unzipSync(uploaded()[1]?.Body as Uint8Array))).toEqual(['handler.py']);
  });

  test.each(['missing', 'code/handler.py/below'])('that is not there: %s', async (code) => {
    await expect(deploy(template(code))).rejects.toMatchObject({
      exitCode: 2,
      line: `${join(folder, 'template.yaml')}:12:13: there is no folder or file ${code} (the function's code is looked for in ${folder})`,
    });
    expect(created()).toEqual([]);
  });

  test('that cannot be read', async () => {
    await mkdir(join(folder, 'folder.zip'));
    await expect(deploy(template('folder.zip'))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^the function's code folder.zip cannot be packed: EISDIR/),
      at: { resource: 'Fn', line: 12, column: 13 },
    });
  });

  test('takes a bucket, of which the template has to say', async () => {
    await expect(deploy(template('code', ''))).rejects.toMatchObject({
      exitCode: 2,
      line: expect.stringMatching(
        /template.yaml:9:13: the function's code code lies here, and the template names no bucket for it \(Metadata\.Stackproof\.PackageTemplate names/,
      ),
    });
    expect(created()).toEqual([]);
  });

  test('is looked for where the template came from, if that is elsewhere', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'stackproof-test-'));
    folders.push(elsewhere);
    const templateFile = join(elsewhere, 'mutant.yaml');
    await writeFile(templateFile, template('code'));
    const packageTemplateFile = join(elsewhere, 'mutant-bucket.yaml');
    await writeFile(packageTemplateFile, `# mutated${bucketTemplate}`);
    await deploy(template('nowhere'), 'local', { templateFile, folder, packageTemplateFile });
    expect(uploaded()).toHaveLength(1);
    expect(created()[0]?.TemplateBody).toMatch(/^# mutated/);
  });

  test.each([
    [[], 'the stack demo-package has 0 buckets'],
    [['AWS::S3::Bucket', 'AWS::S3::Bucket'], 'the stack demo-package has 2 buckets'],
  ])('takes one bucket: %j', async (types, message) => {
    stackHas(...types);
    await expect(deploy(template('code'))).rejects.toMatchObject({ exitCode: 3, message });
  });

  test('that the bucket does not take', async () => {
    s3.on(PutObjectCommand).rejects(new Error('Access Denied'));
    await expect(deploy(template('code'))).rejects.toMatchObject({
      exitCode: 3,
      message: 'nothing can be uploaded to the bucket bucket-0: Access Denied',
    });
    expect(created()).toHaveLength(1);
  });

  test('makes no bucket for code that lies in one already', async () => {
    await deploy(template('{S3Bucket: b, S3Key: k}'));
    expect(created().map(({ StackName }) => StackName)).toEqual(['demo']);
  });
});

describe('a template that is too large for a request', () => {
  const large = (bytes: number): string => `# ${'x'.repeat(bytes)}\n${template('{S3Bucket: b, S3Key: k}')}`;

  test('is sent from the bucket', async () => {
    await deploy(large(52_000));
    const [bucket, main] = created();
    expect(bucket?.StackName).toBe('demo-package');
    const [put] = uploaded();
    expect(put?.Key).toMatch(/^[0-9a-f]{64}\.template$/);
    expect(main?.TemplateURL).toBe(`https://s3.us-east-1.amazonaws.com/bucket-0/${String(put?.Key)}`);
    expect(main?.TemplateBody).toBeUndefined();
  });

  test('counts as it is sent: what is left out does not', async () => {
    const rule = `  Last:\n    Type: AWS::XRay::SamplingRule\n    Properties: {A: ${'x'.repeat(51_000)}}\n`;
    await deploy(`${template('{S3Bucket: b, S3Key: k}')}${rule}`);
    expect(created().map(({ StackName }) => StackName)).toEqual(['demo']);
    expect(created()[0]?.TemplateBody).not.toContain('SamplingRule');
  });

  test('is refused when it is too large for that as well', async () => {
    const lines = Array.from({ length: 1001 }, () => `# ${'ü'.repeat(499)}\n`).join('');
    await expect(deploy(`${lines}${template('{S3Bucket: b, S3Key: k}')}`)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(
        /^the template has 100\d\d\d\d bytes; CloudFormation takes 1000000 in all/,
      ),
    });
  });
});

test('a template in a bucket in China has the address that buckets have there', async () => {
  const text = `# ${'x'.repeat(52_000)}\n${template('{S3Bucket: b, S3Key: k}')}`;
  await writeFile(join(folder, 'bucket.yaml'), bucketTemplate);
  await writeFile(join(folder, 'template.yaml'), text);
  const request = {
    templateFile: join(folder, 'template.yaml'),
    stackName: 'demo',
    parameters: new Map<string, string>(),
  };
  await deployStack(fakeTarget('local', 'cn-north-1'), { ...request, withoutLint: true });
  expect(created()[1]?.TemplateURL).toMatch(/^https:\/\/s3\.cn-north-1\.amazonaws\.com\.cn\/bucket-0\//);
});
