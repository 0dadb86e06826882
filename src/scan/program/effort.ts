// What a scan has cost so far. After much of it less is followed, so that no project takes hours; what is remembered of a file
// costs what finding it did, so that this begins at the same place. It must not know what was asked or followed.

/** Grows while a project is scanned. */
export interface Effort {
  /** Questions about values, beyond the few that nearly every value can be found with. */
  questions: number;
  /** Functions that were followed for the requests in them. */
  functions: number;
}

/** From here on a value may take fewer questions. */
export const manyQuestions: number = 200_000;

/** From here on a call may take fewer functions. */
export const manyFunctions: number = 30_000;

/** Whether less is followed now: then what is found depends on the order in which it is asked for. */
export function isSpent({ questions, functions }: Effort): boolean {
  return questions >= manyQuestions || functions >= manyFunctions;
}

/** Adds what was spent earlier, if anything. */
export function addEffort(effort: Effort, earlier: Readonly<Effort> | undefined): void {
  effort.questions += earlier?.questions ?? 0;
  effort.functions += earlier?.functions ?? 0;
}

/** What has been spent since an earlier state. */
export function effortSince(effort: Effort, earlier: Readonly<Effort>): Readonly<Effort> {
  return { questions: effort.questions - earlier.questions, functions: effort.functions - earlier.functions };
}
