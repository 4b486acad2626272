import { callOf } from '../call.ts';
import type { Intrinsic } from '../scope.ts';
import { movedTo, scalar, texts, unknownValue } from '../values.ts';
import { fixedItems, isFixed, listArgument, textArgument, textArguments } from './arguments.ts';
import { needsExtensions } from './text-functions.ts';

/** `Fn::Select`: `[index, list]`, the first item at 0. */
export const select: Intrinsic = (argument, at, scope) => {
  const [position, source] = fixedItems(argument, 2) ?? [];
  const index = position === undefined ? undefined : textArgument(position, at, scope);
  const items = source === undefined ? undefined : listArgument(source, at, scope);
  if (index === undefined || items === undefined || source === undefined || position === undefined)
    return scope.problem('Fn::Select takes an index and a list', at);
  if ('kind' in items) return { ...items, at };
  if (typeof index !== 'string') return { ...index, at };
  if (!/^[0-9]+$/.test(index.trim()))
    return scope.problem(`Fn::Select takes an index from 0, not ${JSON.stringify(index)}`, at);
  const item = items[Number(index)];
  if (item !== undefined) return movedTo(item, at);
  if (callOf(source)?.name === 'Fn::GetAZs')
    return unknownValue('how many zones a region has differs from account to account', at);
  const message = `Fn::Select finds nothing at ${index} in a list of ${items.length}`;
  return isFixed(source) && isFixed(position) ? scope.problem(message, at) : scope.refuse(message, at);
};

/** `Fn::GetAZs`: of a region, or of the stack's own for an empty text. */
export const getAzs: Intrinsic = (argument, at, scope) => {
  const region = textArgument(argument, at, scope);
  if (region === undefined) return scope.problem('Fn::GetAZs takes the name of a region', at);
  if (typeof region !== 'string') return { ...region, at };
  const name = region === '' ? scope.scenario.region : region;
  return texts(
    ['a', 'b', 'c'].map((zone) => `${name}${zone}`),
    at,
  );
};

/** `Fn::Length`: of a list; a language extension. */
export const length: Intrinsic = (argument, at, scope) => {
  if (!scope.outline.languageExtensions) return needsExtensions('Fn::Length', at, scope);
  const items = listArgument(argument, at, scope);
  if (items === undefined) return scope.problem('Fn::Length takes a list', at);
  return 'kind' in items ? { ...items, at } : scalar(items.length, at);
};

/** `Fn::Cidr`: `[block, count, host bits]`. Only IPv4 is computed. */
export const cidr: Intrinsic = (argument, at, scope) => {
  const bad = 'Fn::Cidr takes a CIDR block, how many of them (1 to 256) and their host bits';
  const parts = textArguments(fixedItems(argument, 2, 3) ?? [], at, scope);
  if (parts !== undefined && 'kind' in parts) return { ...parts, at };
  const [block = '', count = '', bits = '8'] = parts ?? [];
  if (block.includes(':')) return unknownValue('its blocks are of IPv6, which are not computed here', at);
  const blocks = subnets(block, Number(count), Number(bits));
  return blocks === undefined ? scope.problem(bad, at) : texts(blocks, at);
};

const subnets = (block: string, count: number, bits: number): readonly string[] | undefined => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block)?.slice(1).map(Number);
  const [prefix] = parts?.splice(4) ?? [];
  if (parts === undefined || prefix === undefined || parts.some((part) => part > 255)) return undefined;
  if (!Number.isInteger(count) || count < 1 || count > 256 || !Number.isInteger(bits) || bits < 1)
    return undefined;
  const size = 2 ** bits;
  const whole = 2 ** (32 - prefix);
  // Nothing fits into a prefix beyond 32 either.
  if (count * size > whole) return undefined;
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = address - (address % whole);
  return Array.from({ length: count }, (_, i) => {
    const start = first + i * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${32 - bits}`;
  });
};
