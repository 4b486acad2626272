import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Clients } from './target.ts';

export interface ClientsConfig {
  readonly region: string;
  /** Where all services answer; undefined for AWS's own addresses. */
  readonly endpoint?: string;
  /** Undefined: the default credential chain. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A profile of the user's own AWS configuration. */
  readonly profile?: string;
  /** What to throw in place of a call's error, e.g. because the emulator is known to be dead. */
  readonly explain?: (error: unknown) => unknown;
}

/** In milliseconds. A call that is cut off counts as failed and is tried again. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/**
 * The clients of one account in one region. Each package is loaded when its client is first asked for: a run that needs
 * none pays for none. They share their connections. Calls are retried up to four times where that is safe.
 */
export function makeClients(config: ClientsConfig): Clients {
  const { region, endpoint, credentials, profile, explain = (error) => error } = config;
  // The SDK's advice on Node versions is for us, not for our users.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const agent = { keepAlive: true, maxSockets: 64 };
  const requestHandler = { ...timeouts, httpAgent: new HttpAgent(agent), httpsAgent: new HttpsAgent(agent) };
  const options = {
    region,
    maxAttempts: 5,
    retryMode: 'standard',
    requestHandler,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(profile === undefined ? {} : { profile }),
  };
  const once = <C extends Explained>(load: () => Promise<C>): (() => Promise<C>) => {
    let client: Promise<C> | undefined;
    return () => (client ??= load().then((made) => explained(made, explain)));
  };
  return {
    apiGateway: once(async () => new (await import('@aws-sdk/client-api-gateway')).APIGateway(options)),
    cloudFormation: once(
      async () => new (await import('@aws-sdk/client-cloudformation')).CloudFormation(options),
    ),
    cloudFront: once(async () => new (await import('@aws-sdk/client-cloudfront')).CloudFront(options)),
    cloudWatch: once(async () => new (await import('@aws-sdk/client-cloudwatch')).CloudWatch(options)),
    cognito: once(
      async () =>
        new (await import('@aws-sdk/client-cognito-identity-provider')).CognitoIdentityProvider(options),
    ),
    logs: once(async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(options)),
    dynamoDb: once(async () => new (await import('@aws-sdk/client-dynamodb')).DynamoDB(options)),
    iam: once(async () => new (await import('@aws-sdk/client-iam')).IAM(options)),
    kms: once(async () => new (await import('@aws-sdk/client-kms')).KMS(options)),
    lambda: once(async () => new (await import('@aws-sdk/client-lambda')).Lambda(options)),
    route53: once(async () => new (await import('@aws-sdk/client-route-53')).Route53(options)),
    // Names in the path: an emulator answers under no name of a bucket.
    s3: once(
      async () =>
        new (await import('@aws-sdk/client-s3')).S3({ ...options, forcePathStyle: endpoint !== undefined }),
    ),
    sns: once(async () => new (await import('@aws-sdk/client-sns')).SNS(options)),
    sqs: once(async () => new (await import('@aws-sdk/client-sqs')).SQS(options)),
    sts: once(async () => new (await import('@aws-sdk/client-sts')).STS(options)),
    xRay: once(async () => new (await import('@aws-sdk/client-xray')).XRay(options)),
  };
}

type Call<Input, Output> = (args: { input: Input }) => Promise<{ response: unknown; output: Output }>;

/** The part of a client that `explained` works on. */
interface Explained {
  readonly middlewareStack: {
    add(
      around: <I extends object, O extends object>(call: Call<I, O>) => Call<I, O>,
      at: { step: 'initialize'; name: string },
    ): void;
  };
}

function explained<C extends Explained>(client: C, explain: (error: unknown) => unknown): C {
  client.middlewareStack.add(
    (call) => async (args) => {
      try {
        return await call(args);
      } catch (error) {
        throw explain(error);
      }
    },
    { step: 'initialize', name: 'stackproofExplain' },
  );
  return client;
}
