// Which files were read while something was found. Whatever is found again without reading tells what was read for it, so that
// the answer for a file depends on these and on no others. It must not know what is found, nor what the files say.

/** Files that were read for an answer: one, or those of the answers that it was found with. */
export type Readings = string | JointReadings;

interface JointReadings {
  readonly parts: readonly Readings[];
}

/** What has been read so far for one answer. */
type Gathered = Readings | Set<Readings> | undefined;

/** A log of readings. Answers are found within answers: each begins and ends within the one that asks for it. */
export interface ReadingLog {
  /** Says that these files are read now, or were when what is used now was found. */
  note(readings: Readings): void;
  /** Begins an answer; what comes out is for the end of it. */
  begin(): Gathered;
  /** Ends an answer: what was read for it, which counts for the one around it as well. */
  end(outer: Gathered): Readings | undefined;
}

/** An empty log. */
export function createReadingLog(): ReadingLog {
  let gathered: Gathered;

  const note = (readings: Readings): void => {
    if (gathered === undefined) gathered = readings;
    else if (gathered instanceof Set) gathered.add(readings);
    else if (gathered !== readings) gathered = new Set([gathered, readings]);
  };

  return {
    note,
    begin: () => {
      const outer = gathered;
      gathered = undefined;
      return outer;
    },
    end: (outer) => {
      const made = gathered instanceof Set ? { parts: [...gathered] } : gathered;
      gathered = outer;
      if (made !== undefined) note(made);
      return made;
    },
  };
}

/** The files, each once. */
export function filesRead(readings: Readings | undefined): readonly string[] {
  const files = new Set<string>();
  const seen = new Set<Readings>(readings === undefined ? [] : [readings]);
  // A set that grows while it is gone through.
  for (const one of seen) {
    if (typeof one === 'string') files.add(one);
    else for (const part of one.parts) seen.add(part);
  }
  return [...files];
}
