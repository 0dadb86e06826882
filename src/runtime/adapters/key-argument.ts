// The type of the parameter that names an endpoint. It is for the compiler alone, and knows no framework.

/**
 * The key of an endpoint, as a parameter that `Key` is inferred from: no more and no less than `Key`.
 *
 * Where a type parameter stands alone, TypeScript asks of each text that is passed whether its constraint has `string`, `number`,
 * `bigint` or `symbol`, and walks the union of all keys for each, twice a guard: a quarter of the time for ten thousand endpoints. What
 * comes first here is a type that is not yet known and can only be `string`, so that the answer is there at once.
 */
export type KeyArgument<Key extends string> = ([Key] extends [never] ? string : string) & Key;
