/**
 * What a plain scalar's text means in YAML's core schema, and by YAML 1.1 for the words that it takes for truths: so does
 * CloudFormation, which refuses `MfaConfiguration: OFF` because of it. Dates stay strings, as there.
 */
export const plainValue = (text: string): string | number | boolean | null => {
  const first = text.charCodeAt(0);
  // Digits, signs and the point; else only a handful of words.
  if ((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46)
    return numberOf(text) ?? text;
  if (text.length > 5) return text;
  return words.get(text) ?? (nulls.has(text) ? null : text);
};

const words = new Map<string, boolean>([
  ...['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(
    (word): [string, boolean] => [word, true],
  ),
  ...['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(
    (word): [string, boolean] => [word, false],
  ),
]);
const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/;

const numberOf = (text: string): number | undefined => {
  if (decimal.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  const sign = infinite.exec(text);
  if (sign !== null) return sign[1] === '-' ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? NaN : undefined;
};
