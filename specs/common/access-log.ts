import { expectFact } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { LogGroupFacts } from '../../src/resources/log-group/facts.ts';
import type { StageFacts } from '../../src/resources/rest-api/facts.ts';

/** The access logs' group is not one that something else logs to. */
export const isApartFrom = (fn: FunctionFacts, group: LogGroupFacts): Check =>
  expectFact(
    group.name,
    "the access logs' group",
    "a group that is neither the function's nor that of API Gateway's execution logs",
    (name) => name !== valueOf(fn.logGroupName) && !name.startsWith('API-Gateway-Execution-Logs'),
  );

/** The stage sends its access logs to that group. */
export const accessLogsGoTo = (group: LogGroupFacts, { accessLog }: StageFacts): Check =>
  expectFact(
    accessLog.destinationArn,
    "the access logs' destination",
    need(group.arn),
    (arn) => arn?.replace(/:\*$/, '') === need(group.arn),
  );
