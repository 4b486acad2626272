import type { APIGateway } from '@aws-sdk/client-api-gateway';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { CloudFront } from '@aws-sdk/client-cloudfront';
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import type { DynamoDB } from '@aws-sdk/client-dynamodb';
import type { IAM } from '@aws-sdk/client-iam';
import type { KMS } from '@aws-sdk/client-kms';
import type { Lambda } from '@aws-sdk/client-lambda';
import type { Route53 } from '@aws-sdk/client-route-53';
import type { S3 } from '@aws-sdk/client-s3';
import type { SNS } from '@aws-sdk/client-sns';
import type { SQS } from '@aws-sdk/client-sqs';
import type { STS } from '@aws-sdk/client-sts';
import type { XRay } from '@aws-sdk/client-xray';

/** One client a service, made (and its package loaded) when first asked for. */
export interface Clients {
  apiGateway(): Promise<APIGateway>;
  cloudFormation(): Promise<CloudFormation>;
  cloudFront(): Promise<CloudFront>;
  cloudWatch(): Promise<CloudWatch>;
  cognito(): Promise<CognitoIdentityProvider>;
  logs(): Promise<CloudWatchLogs>;
  dynamoDb(): Promise<DynamoDB>;
  iam(): Promise<IAM>;
  kms(): Promise<KMS>;
  lambda(): Promise<Lambda>;
  route53(): Promise<Route53>;
  s3(): Promise<S3>;
  sns(): Promise<SNS>;
  sqs(): Promise<SQS>;
  sts(): Promise<STS>;
  xRay(): Promise<XRay>;
}

/** Whose requests they are. */
export interface Credentials {
  /** On the local target, twelve digits are the root of that account. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Where live things run. */
export interface Target {
  readonly name: 'local' | 'aws';
  /** For the report: `MiniStack 1.5.33`, or `AWS account 123456789012`. */
  readonly description: string;
  readonly region: string;
  readonly accountId: string;
  readonly clients: Clients;
  /** The same account in another region. */
  inRegion(region: string): Target;
  /** The same services for somebody else. Only the local target has others to be. */
  as?(credentials: Credentials): Clients;
  /**
   * Where a stack's public URL answers from here: itself on AWS, a loopback address on the local target
   * (`https://<api>.execute-api.<region>.amazonaws.com/<stage>/…` → `http://127.0.0.1:<port>/_aws/execute-api/<api>/<stage>/…`).
   */
  reachable(url: string): string;
  /** What this target cannot do as AWS does; empty on AWS. */
  readonly gaps: readonly Gap[];
  /** Ends what it started. Never throws; safe to call twice. */
  close(): Promise<void>;
}

/** Something that the local target does not do as AWS does. */
export interface Gap {
  /** Stable, e.g. `table-encryption`. */
  readonly id: string;
  /** What is lost, as a sentence. */
  readonly lost: string;
  /** `filled`: put right through the service's own API after a deploy. `not-observable`: nothing can be seen of it here. */
  readonly remedy: 'filled' | 'not-observable';
  /** Why nothing can be seen, or through which call it is filled. */
  readonly reason: string;
}
