// What an expression may be worth: the abstract domain of the scan. It must not know how values are found, nor any library.
import type { Readings } from '../program/reading-log.ts';
import type { ts } from '../program/typescript.js';

/** What an expression may be: each possibility once, in source order; never empty. */
export type Value = readonly Possible[];

/** One possibility. */
export type Possible =
  | TextValue
  | ConstantValue
  | ListValue
  | RecordValue
  | NamespaceValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | UrlValue
  | PatternValue
  | SymbolicValue;

/** A text. `parts` has no two texts next to each other and no empty text; none at all for the empty text. */
export interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
}

/** A known piece of a text, or a hole. */
export type TextPart = string | Hole;

/** An unknown piece of a text. */
export interface Hole {
  /** What is unknown, in words. */
  readonly reason: string;
  /** The parameters that would tell, when a caller gives them. */
  readonly parameters: readonly ts.ParameterDeclaration[];
  /** The class whose derived classes would tell. */
  readonly derived?: ts.ClassLikeDeclaration;
}

/** A number, a truth value, `null` or `undefined`. */
export interface ConstantValue {
  readonly kind: 'constant';
  readonly value: number | boolean | null | undefined;
}

/** An array. When `open`, it may have further elements that are not known. */
export interface ListValue {
  readonly kind: 'list';
  readonly elements: readonly Deferred[];
  readonly open: boolean;
  /** The unknown list whose elements were all made into what the only element here is. */
  readonly madeOf?: SymbolicValue;
  /** Whether it is open only because a hole in an element may hold further elements: a text with holes that was cut. */
  readonly isCut?: true;
  /** Of what a generator gives, what it returns in the end. */
  readonly returned?: Deferred;
}

/** An object by its properties. When `open`, it may have further ones that are not known. */
export interface RecordValue {
  readonly kind: 'record';
  readonly properties: ReadonlyMap<string, Deferred>;
  readonly open: boolean;
  /** The unknown object that further properties come from, when it is one. */
  readonly rest?: Value;
  /** By property, the unknown object whose property of that name takes its place, if it has one: it is spread after it. */
  readonly replaced?: ReadonlyMap<string, Value>;
  /** The literal that made it, for `this` in its methods. */
  readonly node: ts.Node | undefined;
  /** Whether it is a `Map`, and its properties are the entries. */
  readonly isMap?: true;
}

/** All the exports of a file of the project. */
export interface NamespaceValue {
  readonly kind: 'namespace';
  readonly file: string;
}

/** A function of the project, with the frame that it was made in. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly frame: Frame;
  /** What `this` is in it, when it was read from an object. */
  readonly self: Value | undefined;
  /** Arguments that `bind` has fixed. */
  readonly bound: readonly Deferred[];
}

/** The kinds of functions. */
export type FunctionNode = ts.FunctionLikeDeclaration;

/** A class of the project. */
export interface ClassValue {
  readonly kind: 'class';
  readonly node: ts.ClassLikeDeclaration;
  readonly frame: Frame;
}

/** An object of a class of the project. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly of: ClassValue;
  /** The arguments of its construction; `undefined` when nothing tells. */
  readonly args: readonly Deferred[] | undefined;
  /** Fields that were given a value after it was made. */
  readonly written?: ReadonlyMap<string, Deferred>;
}

/** An object of the class `URL`. */
export interface UrlValue {
  readonly kind: 'url';
  readonly text: TextValue;
}

/** A regular expression that stands in the source. */
export interface PatternValue {
  readonly kind: 'pattern';
  readonly source: string;
  readonly flags: string;
}

/** Something that comes from outside the project: where it comes from, and what was done to it since. */
export interface SymbolicValue {
  readonly kind: 'symbolic';
  readonly root: SymbolicRoot;
  readonly steps: readonly Step[];
}

/** Where a symbolic value comes from. */
export type SymbolicRoot =
  /** An export of a package: `default`, a name, or `*` for the whole module. */
  | {
      readonly kind: 'module';
      readonly module: string;
      readonly name: string;
      readonly parameters: readonly ts.ParameterDeclaration[];
    }
  | { readonly kind: 'global'; readonly name: string }
  /** `name` is how the source calls it, when it does. */
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly name: string | undefined;
      readonly parameters: readonly ts.ParameterDeclaration[];
      /** The class whose derived classes would tell. */
      readonly derived?: ts.ClassLikeDeclaration;
    };

/** What was done to a symbolic value. */
export type Step =
  /** `.name`, `['name']`; without a name when the key is not known. */
  | { readonly kind: 'member'; readonly name: string | undefined; readonly key: Deferred | undefined }
  | { readonly kind: 'call'; readonly node: ts.CallExpression | ts.TaggedTemplateExpression; readonly frame: Frame }
  | { readonly kind: 'new'; readonly node: ts.NewExpression; readonly frame: Frame }
  /** Known only by its type annotation: an instance of the class or interface. */
  | { readonly kind: 'instance' };

/** A value that is found when it is asked for. */
export type Deferred = { readonly node: ts.Expression; readonly frame: Frame } | { readonly value: Value };

/**
 * What is bound while a part of the program is evaluated: the parameters of a call, the variable of a loop's turn. The
 * parent binds what is around it. The outermost frame binds nothing: there, parameters are unknown.
 */
export interface Frame {
  /** The function, class or loop that the bindings belong to; `undefined` for the outermost frame. */
  readonly owner: ts.Node | undefined;
  readonly bindings: ReadonlyMap<ts.Node, Deferred>;
  readonly self: Value | undefined;
  readonly parent: Frame | undefined;
  /** How many calls deep. */
  readonly depth: number;
  /** All that a function is given, by whatever parameters. */
  readonly given?: readonly Deferred[];
  /** The call that the frame is of: what two calls make with the same arguments are two things. */
  readonly site?: CallSite;
  /** What has been found in it; only the memory of the evaluation reads and writes it. */
  answers?: Map<ts.Node | string, Value>;
  /** Of these, what was read for those that something was read for. */
  readings?: Map<ts.Node | string, Readings>;
}

/** A call, in the frame in which it happens. */
export interface CallSite {
  readonly node: ts.CallExpression;
  readonly frame: Frame;
}

/** The frame that binds nothing. */
export const outermostFrame: Frame = {
  owner: undefined,
  bindings: new Map(),
  self: undefined,
  parent: undefined,
  depth: 0,
};
