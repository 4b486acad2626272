import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { StackproofError } from '../../errors.ts';
import { commentsOf } from '../../template/comments.ts';
import { isConstantAt, isConstantOutput } from '../../template/is-constant.ts';
import { placeOf } from '../../template/place-of.ts';
import type { TemplateDocument } from '../../template/document.ts';
import { resolveTemplate } from '../../template/resolve.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { entryOf } from './from-template.ts';
import { outsideOf } from './outside.ts';
import { properties } from './resolved.ts';
import { textsOf } from './texts.ts';
import type { LintError, TemplateFacts, TemplateResource } from './facts.ts';

/** What only the text of a template shows. */
export const templateFactsOf = (
  document: TemplateDocument,
  stack: ResolvedStack,
  lint: Fact<readonly LintError[]>,
): TemplateFacts => {
  const refusals = new Map<string, Fact<string | undefined>>();
  const madeIn = (region: string): Fact<ResolvedStack> => {
    if (region === stack.scenario.region) return known(stack);
    try {
      return known(resolveTemplate(document, { ...stack.scenario, region }));
    } catch (error) {
      if (error instanceof StackproofError) return unknown(error.line);
      throw error;
    }
  };
  const refusedIn = (region: string): Fact<string | undefined> =>
    map(madeIn(region), ({ refusal }) => refusal);
  return {
    format: document.format,
    file: document.file,
    get resources() {
      return resourcesOf(document);
    },
    get problems() {
      return stack.problems;
    },
    lint,
    refusedIn: (region) => {
      const known = refusals.get(region) ?? refusedIn(region);
      refusals.set(region, known);
      return known;
    },
    propertyIn: (region, id, path) => {
      const made = madeIn(region);
      if (!made.known) return made;
      const resource = made.value.resources.get(id);
      if (resource === undefined) return known(undefined);
      const [last = '', ...before] = [...path].reverse();
      return before.reduceRight((its, step) => its.child(step), properties(resource)).text(last);
    },
    get outside() {
      return outsideOf(document);
    },
    isConstantOutput: (name) => isConstantOutput(document, name),
    get texts() {
      return textsOf(stack);
    },
    madeAfter: (id) => stack.resources.get(id)?.madeAfter ?? new Set(),
  };
};

const resourcesOf = (document: TemplateDocument): readonly TemplateResource[] => {
  const section = entryOf(document.root, 'Resources');
  if (section?.kind !== 'mapping') return [];
  return section.entries.map(({ key, value }) => {
    const type = entryOf(value, 'Type');
    const at: Place = {
      resource: key.text,
      path: '',
      file: document.file,
      line: key.line,
      column: key.column,
    };
    return {
      id: key.text,
      type: type?.kind === 'scalar' ? type.text : '',
      at,
      get comments() {
        return commentsOf(document, key.text);
      },
      placeOf: (path) => placeOf(document, key.text, path),
      isConstant: (path) => isConstantAt(document, key.text, path),
    };
  });
};
