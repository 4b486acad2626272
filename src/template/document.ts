/**
 * A template as it was written: a tree of nodes with their places in the text. YAML and JSON come to the same tree;
 * short-form functions (`!Ref x`) keep their tag. Offsets count UTF-16 units from 0, `end` is exclusive; lines and columns
 * count from 1.
 */
export type Node = ScalarNode | SequenceNode | MappingNode;

interface NodePosition {
  /** Of the node's content (a quoted scalar's quotes included). */
  readonly start: number;
  readonly end: number;
  /** Where the node begins for its reader: at its tag when it has one (`outerStart`). */
  readonly line: number;
  readonly column: number;
  /** The short-form function in front of it, without `!`: `Ref`, `GetAtt`, …; undefined without one. */
  readonly tag: string | undefined;
  /** Where the tag starts; `start` without one. */
  readonly outerStart: number;
}

export interface ScalarNode extends NodePosition {
  readonly kind: 'scalar';
  /** As YAML's core schema (or JSON) reads it; dates stay strings, as in CloudFormation. */
  readonly value: string | number | boolean | null;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** The characters as written, decoded to a string (`"010"`, `1.0`, `yes`). */
  readonly text: string;
}
export interface SequenceNode extends NodePosition {
  readonly kind: 'sequence';
  readonly style: 'block' | 'flow';
  readonly items: readonly Node[];
}
export interface MappingNode extends NodePosition {
  readonly kind: 'mapping';
  readonly style: 'block' | 'flow';
  readonly entries: readonly Entry[];
}
export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
}

/** A YAML comment. */
export interface CommentNode {
  /** Without `#` and outer blanks. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** Whether nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

export interface TemplateDocument {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  readonly format: 'yaml' | 'json';
  readonly root: MappingNode;
  readonly comments: readonly CommentNode[];
  /** The template that makes the bucket of its packages, where it names one and was read from its file. */
  readonly packageTemplate?: TemplateDocument;
}
