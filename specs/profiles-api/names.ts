import type { Fact } from '../../src/facts/fact.ts';
import { need } from '../../src/control/subject.ts';
import type { ProfilesApi } from './subjects.ts';

/** Something that the specification names after the environment suffix. */
export interface Named {
  /** In a sentence: "the table's name". */
  readonly what: string;
  readonly name: (subjects: ProfilesApi) => Fact<string | undefined>;
  /** Its whole name; undefined where the specification fixes only what it begins with. */
  readonly is?: (suffix: string, accountId: string) => string;
}

/** Everything that is named after the suffix, in the order of the specification. */
export const named: readonly Named[] = [
  {
    what: "the name of the package's bucket",
    name: ({ bucket }) => bucket.name,
    is: (suffix, accountId) => `${suffix}-lambda-deployments-${accountId}`,
  },
  { what: "the user pool's name", name: ({ pool }) => pool.name },
  { what: "the app client's name", name: ({ client }) => client.name },
  {
    what: "the user pool's domain",
    name: ({ poolDomain }) => poolDomain.domain,
    is: (suffix, accountId) => `${suffix}-auth-${accountId}`,
  },
  {
    what: "the table's name",
    name: ({ table }) => table.name,
    is: (suffix) => `${suffix}-user-profiles`,
  },
  { what: "the name of the function's role", name: ({ role }) => role.name },
  { what: "the name of API Gateway's logging role", name: ({ gatewayRole }) => gatewayRole.name },
  {
    what: "the name of the function's log group",
    name: ({ functionLogGroup }) => functionLogGroup.name,
    is: (suffix) => `/aws/lambda/${suffix}-api-handler`,
  },
  {
    what: "the name of the API's log group",
    name: ({ accessLogGroup }) => accessLogGroup.name,
    is: (suffix) => `/aws/apigateway/${suffix}-api`,
  },
  { what: "the function's name", name: ({ fn }) => fn.name, is: (suffix) => `${suffix}-api-handler` },
  { what: "the API's name", name: ({ api }) => api.name, is: (suffix) => `${suffix}-api` },
  { what: "the topic's name", name: ({ topic }) => topic.name },
  { what: "the dashboard's name", name: ({ dashboard }) => dashboard.name },
  { what: "the name of the alarm on the API's errors", name: ({ apiAlarm }) => apiAlarm.name },
  { what: "the name of the alarm on the function's errors", name: ({ errorsAlarm }) => errorsAlarm.name },
  {
    what: "the name of the alarm on the function's duration",
    name: ({ durationAlarm }) => durationAlarm.name,
  },
  { what: "the name of the alarm on the table's errors", name: ({ tableAlarm }) => tableAlarm.name },
  { what: "the sampling rule's name", name: ({ samplingRule }) => samplingRule.name },
];

/** The function's name without what follows the suffix: of a live stack, what the suffix really is. */
export const suffixInNames = ({ fn }: ProfilesApi): string => need(fn.name).replace(/-api-handler$/, '');
