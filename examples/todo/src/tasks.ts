// The tasks. Whoever calls here has been let in already; who may see which task is decided in app.ts.

/** A task. People are known by their object id (`oid`); all are of one tenant, so it tells them apart. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly assignee: string;
  readonly approvedBy: string | undefined;
}

/** All tasks of the service. */
export interface Tasks {
  readonly find: (id: string) => Task | undefined;
  /** The tasks that a person wrote or is to do. */
  readonly of: (oid: string) => readonly Task[];
  readonly assignedTo: (oid: string) => readonly Task[];
  readonly add: (author: string, title: string) => Task;
  /** Changes a task; nothing happens when there is none of that id. */
  readonly change: (id: string, change: Partial<Omit<Task, 'id' | 'author'>>) => Task | undefined;
}

/** The tasks that the service starts with; a real one keeps them in a database. */
export function openTasks(): Tasks {
  const tasks = new Map<string, Task>();
  const put = (task: Task): Task => {
    tasks.set(task.id, task);
    return task;
  };
  put({ id: 'plan-party', title: 'Plan the party', author: 'alice', assignee: 'bob', approvedBy: undefined });
  put({ id: 'raise-salary', title: 'Raise my salary', author: 'bob', assignee: 'bob', approvedBy: undefined });
  put({ id: 'order-coffee', title: 'Order coffee', author: 'carol', assignee: 'alice', approvedBy: undefined });

  const select = (wanted: (task: Task) => boolean): readonly Task[] => [...tasks.values()].filter(wanted);
  return {
    find: (id) => tasks.get(id),
    of: (oid) => select(({ author, assignee }) => author === oid || assignee === oid),
    assignedTo: (oid) => select(({ assignee }) => assignee === oid),
    add: (author, title) =>
      put({ id: `task-${tasks.size + 1}`, title, author, assignee: author, approvedBy: undefined }),
    change: (id, change) => {
      const found = tasks.get(id);
      return found === undefined ? undefined : put({ ...found, ...change });
    },
  };
}
