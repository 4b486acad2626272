import type { Value } from '../../facts/value.ts';
import { scalar, textIn, truthIn } from '../values.ts';
import { itemsOf, type Fn, type Fns } from './fn.ts';

export const numberIn = (value: Value | undefined): number | undefined => {
  const text = value === undefined ? undefined : textIn(value);
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** All as numbers; undefined when one is none. */
const numbersOf = (given: readonly Value[] | undefined): readonly number[] | undefined => {
  const numbers = given?.map(numberIn);
  return numbers === undefined || numbers.includes(undefined)
    ? undefined
    : numbers.filter((number) => number !== undefined);
};

const ofNumbers = (apply: (...numbers: number[]) => number | undefined): Fn => ({
  apply: (given, at) => {
    const numbers = numbersOf(given);
    const result = numbers === undefined || numbers.length === 0 ? undefined : apply(...numbers);
    return result === undefined || !Number.isFinite(result) ? undefined : scalar(result, at);
  },
});

const ofTruths = (apply: (truths: readonly boolean[]) => boolean): Fn => ({
  apply: ([value], at) => {
    const truths = itemsOf(value)?.map(truthIn);
    return truths === undefined || truths.includes(undefined)
      ? undefined
      : scalar(apply(truths.filter((truth) => truth !== undefined)), at);
  },
});

/** Functions on numbers and booleans (Terraform's "Numeric Functions"). */
export const numberFunctions: Fns = {
  abs: ofNumbers((number) => Math.abs(number)),
  ceil: ofNumbers((number) => Math.ceil(number)),
  floor: ofNumbers((number) => Math.floor(number)),
  pow: ofNumbers((...numbers) => {
    const [base, exponent] = numbers;
    return base === undefined || exponent === undefined ? undefined : base ** exponent;
  }),
  signum: ofNumbers((number) => Math.sign(number)),
  max: ofNumbers(Math.max),
  min: ofNumbers(Math.min),
  sum: {
    apply: ([value], at) => {
      const numbers = numbersOf(itemsOf(value));
      return numbers === undefined || numbers.length === 0
        ? undefined
        : scalar(rounded(numbers.reduce((sum, number) => sum + number, 0)), at);
    },
  },
  parseint: {
    apply: ([value, base], at) => {
      const text = value === undefined ? undefined : textIn(value);
      const number = text === undefined ? NaN : parseInt(text, numberIn(base));
      const exact =
        text !== undefined && number.toString(numberIn(base)) === text.toLowerCase().replace(/^0+(?=.)/, '');
      return exact ? scalar(number, at) : undefined;
    },
  },
  alltrue: ofTruths((truths) => truths.every(Boolean)),
  anytrue: ofTruths((truths) => truths.some(Boolean)),
};

/** Terraform calculates in decimals, where 0.1 and 0.2 make 0.3. */
export const rounded = (number: number): number => Number(number.toPrecision(15));
