import { jsonValue } from '../facts/json-value.ts';
import type { Place } from '../facts/place.ts';
import type { Answer } from './live-answer.ts';
import { propertiesOf, type Properties } from './properties.ts';

/**
 * A service's answer, read as a template's properties are: several services name things as CloudFormation does. Where there is
 * no answer everything is unknown, for the answer's reason.
 */
export const answerProperties = (answer: Answer<unknown>, at: Place): Properties =>
  propertiesOf(
    answer.state === 'read' ? jsonValue(answer.value, at) : { kind: 'unknown', reason: answer.reason, at },
    at,
  );
