import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import type { ResourceFacts } from '../resource.ts';

/** An API Gateway REST API (not an HTTP API). */
export interface RestApiFacts extends ResourceFacts {
  readonly apiId: Fact<string>;
  readonly name: Fact<string | undefined>;
  /** `REGIONAL`, `EDGE` (AWS's default) or `PRIVATE`. */
  readonly endpointTypes: Fact<readonly Fact<string>[]>;
  readonly authorizers: Fact<readonly AuthorizerFacts[]>;
  /** Every path that the API has, with or without a method. */
  readonly paths: Fact<readonly string[]>;
  readonly methods: Fact<readonly MethodFacts[]>;
  readonly stages: Fact<readonly StageFacts[]>;
  readonly models: Fact<readonly ModelFacts[]>;
  readonly validators: Fact<readonly ValidatorFacts[]>;
}

/** Who decides whether a request may pass. */
export interface AuthorizerFacts {
  /** Its id, as a method names it. */
  readonly id: Fact<string>;
  readonly name: Fact<string | undefined>;
  /** `COGNITO_USER_POOLS`, `TOKEN` or `REQUEST`. */
  readonly type: Fact<string>;
  /** The ARNs of the user pools. */
  readonly providerArns: Fact<readonly Fact<string>[]>;
  /** Where the token is: `method.request.header.Authorization`; undefined when it does not say. */
  readonly identitySource: Fact<string | undefined>;
  readonly at: Place;
}

/** A model: the JSON schema of a body. */
export interface ModelFacts {
  readonly id: string;
  readonly name: Fact<string>;
  /** e.g. `application/json`. */
  readonly contentType: Fact<string>;
  /** The schema as a tree, parts of which may be unknown; undefined when there is none, or a text that is no JSON. */
  readonly schema: Fact<Value | undefined>;
  readonly at: Place;
}

/** A request validator. */
export interface ValidatorFacts {
  /** Its id, as a method names it. */
  readonly id: Fact<string>;
  readonly validatesBody: Fact<boolean>;
  readonly at: Place;
}

/** One method on one path. */
export interface MethodFacts {
  /** The method's own id: its logical id, or `<api>/<path>/<verb>` live. */
  readonly id: string;
  /** The full path, e.g. `/data`. */
  readonly path: Fact<string>;
  /** `GET`, `POST`, …, or `ANY`. */
  readonly verb: Fact<string>;
  readonly integration: IntegrationFacts;
  /** The names of the models for requests, by content type. */
  readonly requestModels: Fact<ReadonlyMap<string, Fact<string>>>;
  /** The id of its request validator; undefined without one. */
  readonly validator: Fact<string | undefined>;
  /** The status codes that it may answer with (its method responses), e.g. `200`. */
  readonly statuses: Fact<readonly Fact<string>[]>;
  readonly responses: Fact<readonly MethodResponseFacts[]>;
  /** `NONE` (AWS's default), `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`. */
  readonly authorization: Fact<string>;
  /** The id of its authorizer; undefined without one. */
  readonly authorizer: Fact<string | undefined>;
  /** With any, an access token that has one of them is asked for in place of an id token. */
  readonly scopes: Fact<readonly Fact<string>[]>;
  /** Whether a caller also needs an API key; not by default. */
  readonly apiKeyRequired: Fact<boolean>;
  readonly at: Place;
}

/** One answer that a method may give. */
export interface MethodResponseFacts {
  readonly status: Fact<string>;
  /** What it declares, e.g. `method.response.header.Access-Control-Allow-Origin`, and whether it is required (`true`, `false`). */
  readonly parameters: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly at: Place;
}

export interface IntegrationFacts {
  /** `AWS_PROXY`, `AWS`, `MOCK`, …; undefined without an integration. */
  readonly type: Fact<string | undefined>;
  /** The verb with which API Gateway calls its backend. */
  readonly verb: Fact<string | undefined>;
  readonly uri: Fact<string | undefined>;
  /** The ARN (with its qualifier, if it has one) of the function that the URI invokes; undefined when it is not a function. */
  readonly functionArn: Fact<string | undefined>;
  /** The ARN of the role with which API Gateway calls its backend; undefined without one. */
  readonly credentials: Fact<string | undefined>;
  /** What is put into the request to the backend, by its place there, e.g. `integration.request.header.Content-Type`. */
  readonly requestParameters: Fact<ReadonlyMap<string, Fact<string>>>;
  /** Templates of the body for the backend, by the request's content type. */
  readonly requestTemplates: Fact<ReadonlyMap<string, Fact<string>>>;
  /** What happens to a request whose content type has no template: `WHEN_NO_MATCH` (AWS's default), `WHEN_NO_TEMPLATES`, `NEVER`. */
  readonly passthrough: Fact<string>;
  readonly responses: Fact<readonly IntegrationResponseFacts[]>;
  readonly at: Place;
}

/** How an answer of the backend becomes the API's. */
export interface IntegrationResponseFacts {
  /** The status that the caller gets. */
  readonly status: Fact<string>;
  /** A regular expression for the backend's status; undefined (or empty): the default, for all that no other matches. */
  readonly pattern: Fact<string | undefined>;
  /** What is put into the answer, by its place there (`method.response.header.X`); constants in single quotes. */
  readonly parameters: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly at: Place;
}

export interface StageFacts {
  readonly id: string;
  readonly name: Fact<string>;
  readonly accessLog: {
    readonly destinationArn: Fact<string | undefined>;
    readonly format: Fact<string | undefined>;
  };
  readonly settings: Fact<readonly MethodSettingFacts[]>;
  /** Whether X-Ray traces its requests; not by default. */
  readonly tracing: Fact<boolean>;
  readonly deployment: DeploymentFacts;
  /** Ids of the resources that are made before the stage: template only. */
  readonly madeAfter: Fact<ReadonlySet<string>>;
  readonly at: Place;
}

export interface DeploymentFacts {
  /** '' when it is not known. */
  readonly id: string;
  /** Ids of the resources that are made before the deployment: template only. */
  readonly madeAfter: Fact<ReadonlySet<string>>;
  /** Whether a new one is made before the old one is destroyed: Terraform only, unknown elsewhere. */
  readonly replacedFirst: Fact<boolean>;
  /**
   * Addresses (without an index) of the API's parts (methods, integrations, the responses of both) whose change does not make
   * the deployment anew: Terraform only, unknown elsewhere. Following a part's id alone does not count.
   */
  readonly overlooks: Fact<readonly string[]>;
  readonly at: Place;
}

/** A stage's setting for some methods. */
export interface MethodSettingFacts {
  /** `/*` for the stage's default, else a path such as `/data` (API Gateway's `~1` escapes undone). */
  readonly path: Fact<string>;
  /** `*` for every verb. */
  readonly verb: Fact<string>;
  /** Requests a second; undefined when not set. */
  readonly rateLimit: Fact<number | undefined>;
  /** Requests. */
  readonly burstLimit: Fact<number | undefined>;
  /** Whether CloudWatch gets detailed metrics; not by default. */
  readonly metrics: Fact<boolean>;
  /** `OFF` (AWS's default), `ERROR` or `INFO`. */
  readonly loggingLevel: Fact<string>;
  /** Whether whole requests and answers are logged; not by default. */
  readonly dataTrace: Fact<boolean>;
  readonly at: Place;
}

/** What API Gateway's account settings say in this region. */
export interface GatewayAccountFacts {
  /** The role with which API Gateway writes logs; undefined when none is set (template: when the template sets none). */
  readonly cloudwatchRoleArn: Fact<string | undefined>;
  /** Its id when the template sets it: the resource that a stage has to be made after. */
  readonly id: string | undefined;
  readonly at: Place;
}
