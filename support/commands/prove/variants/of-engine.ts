import type { AnyObject } from '../../../platform/kubernetes/cluster-api';
import type { StudentByHand } from '../student-by-hand';

/** What may become of something after the task that made it. */
export interface Fate {
  kind: string;
  title: string;
  befall(student: StudentByHand): Promise<void>;
}

/** @param object a container, an image, or an image on nodes, as {@link Engine.objects} has it */
export function fatesOfEngine(object: AnyObject): Fate[] {
  const name = object.metadata?.name ?? '';
  const typed = (kind: string, title: string, line: (other: string) => string): Fate => ({ kind, title, befall: async (student) => void (await student.type(line(student.room.engine?.otherImage ?? ''))) });
  const removed = (student: StudentByHand): Promise<void> => student.removes(object);
  switch (object.kind) {
    case 'Container':
      return [
        { kind: 'deleted', title: `container ${name} deleted`, befall: removed },
        typed('paused', `container ${name} paused`, () => `docker pause ${name}`),
        typed('stopped', `container ${name} stopped`, () => `docker stop --time=1 ${name}`),
        typed('impostor', `another container called ${name}`, (other) => `docker rm --force ${name}; docker run -d --name ${name} ${other} sleep 36000`),
      ];
    case 'Image':
      return [
        { kind: 'deleted', title: `image ${name} deleted`, befall: removed },
        typed('impostor', `another image called ${name}`, (other) => `docker tag ${other} ${name}`),
        typed('impostor', `image ${name} with another entrypoint`, () => `docker build -t ${name} - <<< $'FROM ${name}\\nENTRYPOINT ["sleep", "36000"]'`),
      ];
    case 'Program':
      return [{ kind: 'ended', title: `the program ${name} ended`, befall: removed }];
    default:
      return [
        { kind: 'deleted', title: `image ${name} removed from all nodes`, befall: removed },
        { kind: 'deleted', title: `image ${name} removed from one node`, befall: async ({ room }) => room.engine?.unload(name, 1) },
        typed('older', `image ${name} built again after it was loaded`, () => `docker build -t ${name} - <<< $'FROM ${name}\\nLABEL again=yes'`),
      ];
  }
}
