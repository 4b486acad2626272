import type { CommentNode, TemplateDocument } from '../../template/document.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import type { Spot } from '../spots.ts';

/** Takes out each comment, and all comments of each resource together. */
export const dropComment: Operator = {
  name: 'drop-comment',
  *mutants(original) {
    const { document } = original;
    const groups = groupsOf(document.comments);
    for (const group of groups) {
      const spot = below(original, group);
      const where = spot.path === '' ? 'the top' : spot.path;
      const beside = group[0]?.ownLine === false ? 'beside' : undefined;
      yield dropped(original, spot, `the comment at ${where} is not there`, group, beside);
    }
    for (const spot of original.resources) {
      const own = commentsOf(original, spot, groups);
      if (own.length > 0)
        yield dropped(original, spot, `no comment is left at or in ${spot.name}`, own, 'all');
    }
  },
};

const dropped = (
  original: Original,
  spot: Spot,
  description: string,
  comments: readonly CommentNode[],
  what?: string,
): Mutant =>
  mutantAt(
    original,
    'drop-comment',
    spot,
    description,
    comments.map((each) => without(original.document, each)),
    what,
  );

/** A comment on a line of its own goes with its line. */
export const without = ({ text }: TemplateDocument, { start, end, ownLine }: CommentNode): Edit => {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  if (ownLine) return { start: line, end: next < 0 ? text.length : next + 1, text: '' };
  return { start: text.slice(line, start).trimEnd().length + line, end, text: '' };
};

/** Comments of several lines, each as one. */
const groupsOf = (comments: readonly CommentNode[]): readonly (readonly CommentNode[])[] => {
  const groups: CommentNode[][] = [];
  for (const comment of comments) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const goesOn =
      last?.ownLine === true &&
      comment.ownLine &&
      comment.line === last.line + 1 &&
      comment.column === last.column;
    if (group !== undefined && goesOn) group.push(comment);
    else groups.push([comment]);
  }
  return groups;
};

/** What a comment stands above, or beside. */
const below = ({ spots, at }: Original, group: readonly CommentNode[]): Spot => {
  const last = group.at(-1);
  const root = at('');
  if (last === undefined || root === undefined) throw new RangeError('a comment belongs to a template');
  const start = ({ entry, node }: Spot): number => entry?.key.outerStart ?? node.outerStart;
  const inside = spots.filter(({ path }) => path !== '');
  if (!last.ownLine) return inside.findLast((spot) => start(spot) < last.start) ?? root;
  return inside.find((spot) => start(spot) > last.end) ?? root;
};

/** All comments of a resource: those right above it, and those inside. */
export const commentsOf = (
  { document }: Original,
  { entry, node }: Spot,
  groups = groupsOf(document.comments),
): readonly CommentNode[] => {
  const key = entry?.key ?? node;
  const lineBreak = document.text.indexOf('\n', node.end);
  const end = lineBreak < 0 ? document.text.length : lineBreak;
  return groups
    .filter((group) => {
      const [first] = group;
      const last = group.at(-1);
      const above = last?.ownLine === true && last.line === key.line - 1 && last.column <= key.column;
      const inside = first !== undefined && first.start > key.start && first.start < end;
      return above || inside;
    })
    .flat();
};
