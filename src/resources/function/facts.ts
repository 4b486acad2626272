import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { ResourceFacts } from '../resource.ts';

/** An AWS Lambda function. */
export interface FunctionFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  /** `Zip` unless it is a container image. */
  readonly packageType: Fact<string>;
  readonly runtime: Fact<string | undefined>;
  readonly handler: Fact<string | undefined>;
  /** Where its package lies, when its code is not inline. */
  readonly code: FunctionCode;
  /** The source of its inline code; undefined when its code lies elsewhere. Live: its code is never downloaded, so unknown. */
  readonly inlineCode: Fact<string | undefined>;
  /** The ARN of its execution role. */
  readonly role: Fact<string>;
  readonly environment: Fact<ReadonlyMap<string, Fact<string>>>;
  /** Seconds; AWS's default is 3. */
  readonly timeout: Fact<number>;
  /** MB; AWS's default is 128. */
  readonly memory: Fact<number>;
  /** `Active`: X-Ray traces its invocations; `PassThrough` (AWS's default): only those that its caller traces. */
  readonly tracing: Fact<string>;
  /** The log group it writes to: `/aws/lambda/<name>` unless LoggingConfig names another. */
  readonly logGroupName: Fact<string>;
  /** Who may invoke it, by its resource policy. */
  readonly permissions: Fact<readonly InvokePermission[]>;
  /** Ids of the resources that are made before it: template and Terraform only. */
  readonly madeAfter: Fact<ReadonlySet<string>>;
}

/** Where a function's package lies. Live: Lambda does not tell, so unknown. */
export interface FunctionCode {
  /** The bucket's name; undefined when the code is inline or an image. Unknown for a `folder` that is still to be uploaded. */
  readonly bucket: Fact<string | undefined>;
  /** The object's key in the bucket. */
  readonly key: Fact<string | undefined>;
  /** A local folder or file, which goes straight to Lambda, or which `aws cloudformation package` uploads and replaces. */
  readonly folder: Fact<string | undefined>;
}

/** One statement of a function's resource policy (AWS::Lambda::Permission). */
export interface InvokePermission {
  /** The function as the permission names it: its name, ARN, partial ARN, or either with a `:qualifier`. */
  readonly functionName: Fact<string>;
  /** A service (`apigateway.amazonaws.com`), an account or an ARN, or `*`. */
  readonly principal: Fact<string>;
  /** `lambda:InvokeFunction`, `lambda:*`, … */
  readonly action: Fact<string>;
  /** A pattern; undefined when there is none. */
  readonly sourceArn: Fact<string | undefined>;
  readonly sourceAccount: Fact<string | undefined>;
  readonly at: Place;
}
