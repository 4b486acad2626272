import { known, unknown, type Fact } from '../facts/fact.ts';
import { jsonTextValue } from '../facts/json-value.ts';
import type { Place } from '../facts/place.ts';
import { parsePolicy } from '../iam/parse-policy.ts';
import type { PolicyDocument } from '../iam/policy.ts';

/** A policy document as a service gives it: JSON, which IAM URL-encodes (IAM API Reference, RFC 3986). */
export const livePolicy = (text: string | undefined, at: Place): Fact<PolicyDocument> => {
  if (text === undefined) return unknown('the service gave no policy document', at);
  const decoded = decode(text);
  return decoded.known ? parsePolicy(jsonTextValue(decoded.value, at)) : decoded;
};

const decode = (text: string): Fact<string> => {
  if (!text.trimStart().startsWith('%')) return known(text);
  try {
    return known(decodeURIComponent(text));
  } catch {
    return unknown('the policy document is not URL-encoded as it should be');
  }
};
