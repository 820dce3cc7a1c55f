/** Where something of a lab stands: `fixtures/my-lab/web.yaml`, line 7. */
export interface Place {
  file: string;
  line: number;
}

/** What a reader does in a task: writes a file of the lab (`text`: which of the lab's texts it then has), types a line that changes something (`forCluster`: in the whole cluster, where labspec does it for them), or looks until what was started answers. */
export type Deed = { at: Place } & ({ writes: string; text: string } | { types: string; forCluster?: true } | { looks: string });

/** A lab done by hand. */
export interface Work {
  /** The texts of its files, by their names; those that a file gets later, by its name and a number: `web.yaml#2`. */
  files: ReadonlyMap<string, string>;
  /** Where each of them stands in the lab. */
  paths: ReadonlyMap<string, string>;
  /** By the number of the task, in the order of lab.yaml. */
  tasks: ReadonlyMap<number, readonly Deed[]>;
}

export function withFile(work: Work, name: string, text: string): Work {
  return { ...work, files: new Map([...work.files, [name, text]]) };
}

export function withTask(work: Work, task: number, deeds: readonly Deed[]): Work {
  return { ...work, tasks: new Map([...work.tasks].map(([id, own]) => [id, id === task ? deeds : own])) };
}
