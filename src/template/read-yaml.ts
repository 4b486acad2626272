import {
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { inputError, type StackproofError } from '../errors.ts';
import { budget } from './budget.ts';
import type { CommentNode, Entry, Node, ScalarNode } from './document.ts';
import { rejectDuplicates } from './duplicate-keys.ts';
import { joinedToTextBefore } from './lenient-indentation.ts';
import type { Lines } from './lines.ts';
import { plainValue } from './scalar.ts';
import { meaningOf, type TagMeaning } from './tags.ts';
import { gapsOf } from './yaml-gaps.ts';

export interface YamlTree {
  /** Undefined for a text without any value. */
  readonly root: Node | undefined;
  readonly comments: readonly CommentNode[];
}

type Tagged = ScalarEvent | SequenceEvent | MappingEvent;

/**
 * Reads YAML into a template's tree; aliases become copies of what they name.
 * @throws StackproofError where it is broken, holds several documents, an unknown tag, a merge key or a key twice, or is
 *   too deep or too large.
 */
export const readYaml = (text: string, file: string, lines: Lines): YamlTree => {
  const error = (message: string, offset: number, remedy?: string): StackproofError => {
    const line = lines.lineOf(offset);
    const at = { resource: '', path: '', file, line, column: lines.columnOf(offset, line) };
    return inputError(message, remedy === undefined ? { at } : { at, remedy });
  };
  const events = eventsOf(text, error);
  const gaps = gapsOf(text, lines);
  const anchors = new Map<string, Node>();
  let index = 1;
  let nodes = 0;
  let lastEnd = 0;

  const count = (offset: number): void => {
    if (++nodes > budget.nodes)
      throw error(
        `it has more than ${budget.nodes} values, aliases expanded`,
        offset,
        'an alias that names aliases multiplies them',
      );
  };
  /** What the tag in front of a node means; undefined without one. */
  const tagOf = (event: Tagged): TagMeaning | undefined => {
    if (event.tagStart < 0) return undefined;
    const written = text.slice(event.tagStart, event.tagEnd);
    const meaning = meaningOf(written);
    if (meaning.kind === 'unknown')
      throw error(
        `${written} is not a function of CloudFormation`,
        event.tagStart,
        'see its intrinsic function reference',
      );
    return meaning;
  };
  const anchored = (event: Tagged, node: Node): Node => {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  };

  const scalar = (event: ScalarEvent, indicator: number): ScalarNode => {
    const { start, end, next: after } = span(event, indicator);
    gaps.walkTo(start);
    gaps.jumpTo(after);
    lastEnd = end;
    count(start);
    const meaning = tagOf(event);
    const outerStart = event.tagStart < 0 ? start : event.tagStart;
    const line = lines.lineOf(outerStart);
    const content = getScalarValue(text, event);
    const style = styles[event.style - 1] ?? 'plain';
    const isText =
      style !== 'plain' ||
      meaning?.kind === 'string' ||
      (meaning?.kind === 'function' && event.valueStart >= 0);
    return {
      kind: 'scalar',
      start,
      end,
      line,
      column: lines.columnOf(outerStart, line),
      tag: meaning?.kind === 'function' ? meaning.name : undefined,
      outerStart,
      style,
      text: content,
      value: isText ? content : plainValue(content),
    };
  };
  /** Where a scalar starts and ends, and where to go on after it. */
  const span = (event: ScalarEvent, indicator: number): { start: number; end: number; next: number } => {
    const { style, valueStart, valueEnd, tagEnd, anchorEnd } = event;
    if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
      // An anchor's name may hold what looks like the indicator, and a comment may stand behind it.
      gaps.walkTo(Math.max(tagEnd, anchorEnd));
      const start = gaps.find(124, 62, valueStart);
      gaps.walkTo(valueStart);
      const next = Math.max(valueEnd, start + 1);
      // The line breaks that end the block stay outside, so that one value can be written in place of another.
      return { start, end: start + text.slice(start, next).trimEnd().length, next };
    }
    if (valueStart < 0) {
      const start = tagEnd < 0 && anchorEnd < 0 ? gaps.skipIndicator(indicator) : Math.max(tagEnd, anchorEnd);
      return { start, end: start, next: start };
    }
    const quote = style === SCALAR_STYLE.PLAIN ? 0 : 1;
    return { start: valueStart - quote, end: valueEnd + quote, next: valueEnd + quote };
  };

  const copy = (node: Node, depth: number, offset: number): Node => {
    count(offset);
    if (depth > budget.depth) throw error(`it is nested deeper than ${budget.depth} levels`, offset);
    if (node.kind === 'scalar') return { ...node };
    if (node.kind === 'sequence')
      return { ...node, items: node.items.map((item) => copy(item, depth + 1, offset)) };
    const entries = node.entries.map(({ key, value }) => ({ key, value: copy(value, depth + 1, offset) }));
    return { ...node, entries };
  };

  const key = (depth: number): ScalarNode => {
    const node = read(depth, '?');
    if (node.kind !== 'scalar') throw error('a key must be a text, not a list or a mapping', node.outerStart);
    if (node.text === '<<' && node.style === 'plain')
      throw error(
        'CloudFormation does not take merge keys (<<)',
        node.outerStart,
        'write the merged properties out',
      );
    return node;
  };
  const next = (): Event | undefined => events[index];
  /** Where a collection ends: a block with its last member, a flow at its bracket. */
  const close = (event: SequenceEvent | MappingEvent, bracket: number): number => {
    index++;
    if (event.style === COLLECTION_STYLE.FLOW) {
      lastEnd = gaps.find(bracket, bracket, text.length) + 1;
      gaps.jumpTo(lastEnd);
    }
    return Math.max(lastEnd, event.start);
  };

  /** @param indicator what announces a value in its place. */
  const read = (depth: number, indicator: '?' | ':' | '-'): Node => {
    const event = events[index++];
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
      throw error('it is not valid YAML: a value is missing', gaps.cursor);
    if (event.type === EVENT_ID.ALIAS) {
      const name = text.slice(event.anchorStart, event.anchorEnd);
      const named = anchors.get(name);
      if (named === undefined)
        throw error(`the alias *${name} names nothing above it`, event.anchorStart - 1);
      gaps.walkTo(event.anchorStart - 1);
      gaps.jumpTo(event.anchorEnd);
      lastEnd = event.anchorEnd;
      return copy(named, depth, event.anchorStart - 1);
    }
    if (event.type === EVENT_ID.SCALAR) return anchored(event, scalar(event, indicator.charCodeAt(0)));
    return anchored(event, collection(event, depth));
  };
  const collection = (event: SequenceEvent | MappingEvent, depth: number): Node => {
    const { start } = event;
    count(start);
    const meaning = tagOf(event);
    const tag = meaning?.kind === 'function' ? meaning.name : undefined;
    const outerStart = event.tagStart < 0 ? start : event.tagStart;
    const line = lines.lineOf(outerStart);
    const column = lines.columnOf(outerStart, line);
    const style = event.style === COLLECTION_STYLE.BLOCK ? 'block' : 'flow';
    gaps.walkTo(start);
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: Node[] = [];
      while (next()?.type !== EVENT_ID.POP) items.push(read(depth + 1, '-'));
      const end = close(event, 93);
      return { kind: 'sequence', start, end, line, column, tag, outerStart, style, items };
    }
    const entries: Entry[] = [];
    while (next()?.type !== EVENT_ID.POP) entries.push({ key: key(depth + 1), value: read(depth + 1, ':') });
    rejectDuplicates(entries, file);
    const end = close(event, 125);
    return { kind: 'mapping', start, end, line, column, tag, outerStart, style, entries };
  };

  if (events.length === 0) return { root: undefined, comments: [] };
  const root = read(1, '-');
  index++;
  if (index < events.length) {
    const second = text.indexOf('---', gaps.cursor);
    throw error(
      'it holds several YAML documents',
      second < 0 ? gaps.cursor : second,
      'a template is one document',
    );
  }
  gaps.walkTo(text.length);
  return { root, comments: gaps.comments };
};

const styles = ['plain', 'single', 'double', 'literal', 'folded'] as const;

/** How many lines may begin further left than the parser likes. */
const lenience = 500;

const eventsOf = (text: string, error: (message: string, offset: number) => StackproofError): Event[] => {
  let source = text;
  for (let tries = 0; ; tries++) {
    try {
      const events = parseEvents(source, { maxDepth: budget.depth });
      // Values are read from the text as it was written, so a line break in one of them counts again.
      return source === text
        ? events
        : events.map((event) => (event.type === EVENT_ID.SCALAR ? { ...event, fast: false } : event));
    } catch (cause) {
      if (!(cause instanceof YAMLException)) throw cause;
      const offset = Math.min(cause.mark?.position ?? 0, text.length);
      const joined =
        cause.reason === 'deficient indentation' && tries < lenience
          ? joinedToTextBefore(source, offset)
          : undefined;
      if (joined === undefined) throw error(reasonOf(cause), offset);
      source = joined;
    }
  }
};

const reasonOf = ({ reason }: YAMLException): string =>
  reason.startsWith('nesting exceeded')
    ? `it is nested deeper than ${budget.depth} levels`
    : `it is not valid YAML: ${reason}`;
