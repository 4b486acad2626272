import { all, drop, swap, type Case } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;
const code = '      Code: profiles-api/lambda\n';
const packaged = (bucket: string, key: string): string =>
  `      Code:\n        S3Bucket: ${bucket}\n        S3Key: ${key}\n`;
const named = '!Sub ${EnvironmentSuffix}-lambda-deployments-${AWS::AccountId}';
const md5 = '5d41402abc4b2a76b9719d911017c592';
const withoutPackageTemplate = swap(
  'Metadata:\n  Stackproof:\n    PackageTemplate: profiles-api-package.yaml\n',
  '',
);
const bucketOfItsOwn = (versioned: boolean): Case['edit'] =>
  all(
    withoutPackageTemplate,
    swap(
      '\nOutputs:\n',
      `
  Packages:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${named}
${versioned ? '      VersioningConfiguration: {Status: Enabled}\n' : ''}      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}
      PublicAccessBlockConfiguration:
        {BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}

Outputs:
`,
    ),
  );

/** A template whose package comes from elsewhere. */
export const packageCases: readonly Case[] = [
  {
    name: 'no bucket anywhere',
    edit: withoutPackageTemplate,
    fails: ['PROF-S3-01', 'PROF-S3-02'],
  },
  { name: 'a bucket of its own', edit: bucketOfItsOwn(true), fails: [] },
  { name: 'a bucket of its own that keeps no versions', edit: bucketOfItsOwn(false), fails: ['PROF-S3-01'] },
  {
    name: 'an archive that was packed before',
    edit: swap(code, '      Code: profiles-api/lambda.zip\n'),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'a folder that a function of CloudFormation gives',
    edit: swap(code, '      Code: !If [IsTraced, profiles-api/lambda, profiles-api/untraced]\n'),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'another folder',
    edit: swap(code, '      Code: src/handlers\n'),
    fails: [],
  },
  { name: 'no code', edit: drop(code), fails: ['PROF-S3-02'] },
  { name: 'a package under its hash', edit: swap(code, packaged(named, md5)), fails: [] },
  {
    name: 'a package under its hash, in a folder and with an ending',
    edit: swap(code, packaged(named, `lambda/${md5}${md5}.zip`)),
    fails: [],
  },
  {
    name: 'a package under a name',
    edit: swap(code, packaged(named, 'lambda/v1.2.3.zip')),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'a bucket that is written down',
    edit: swap(code, packaged('dev-lambda-deployments-123456789012', md5)),
    fails: ['PROF-S3-02'],
  },
  {
    name: "somebody else's bucket",
    edit: swap(code, packaged('lambda-packages', md5)),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'a bucket that another stack exports',
    edit: swap(code, packaged('!ImportValue packages', md5)),
    fails: [open('PROF-S3-02')],
  },
  {
    name: 'code in the template',
    edit: swap(code, '      Code:\n        ZipFile: "def lambda_handler(event, context): ..."\n'),
    fails: [open('PROF-S3-02')],
  },
];
