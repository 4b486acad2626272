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
  /** The source of its inline code; undefined when its code lies elsewhere. Live: its code is never downloaded, so unknown. */
  readonly inlineCode: Fact<string | undefined>;
  /** The ARN of its execution role. */
  readonly role: Fact<string>;
  readonly environment: Fact<ReadonlyMap<string, Fact<string>>>;
  /** Seconds; AWS's default is 3. */
  readonly timeout: Fact<number>;
  /** The log group it writes to: `/aws/lambda/<name>` unless LoggingConfig names another. */
  readonly logGroupName: Fact<string>;
  /** Who may invoke it, by its resource policy. */
  readonly permissions: Fact<readonly InvokePermission[]>;
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
