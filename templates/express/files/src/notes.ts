// The notes themselves. Whoever calls here has been let in already; who may see which note is decided in server.ts.

/** A note, who wrote it, and who else may open or edit it. Users are known by their object id (`oid`). */
export interface Note {
  readonly id: string;
  readonly author: string;
  readonly readers: readonly string[];
  readonly editors: readonly string[];
  readonly text: string;
}

const notes = new Map<string, Note>();
let count = 0;

/** The note of an id. */
export function findNote(id: string): Note | undefined {
  return notes.get(id);
}

/** The notes that a user wrote. */
export function notesOf(author: string): readonly Note[] {
  return [...notes.values()].filter((note) => note.author === author);
}

/** Writes a new note. */
export function addNote(author: string, text: string): Note {
  count += 1;
  const note: Note = { id: String(count), author, readers: [], editors: [], text };
  notes.set(note.id, note);
  return note;
}

/** Changes the text of a note; nothing happens when there is none of that id. */
export function changeNote(id: string, text: string): Note | undefined {
  const note = notes.get(id);
  if (note === undefined) return undefined;
  const changed = { ...note, text };
  notes.set(id, changed);
  return changed;
}
