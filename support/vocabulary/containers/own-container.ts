import { inspectContainer, type Container } from '../../platform/docker/engine';
import { EnvironmentError } from '../../errors/errors';
import type { Run } from '../../runtime/run';

/** The lab's container of this name; undefined if there is none. @throws EnvironmentError if the name belongs to another container */
export async function ownContainer(run: Run, name: string): Promise<Container | undefined> {
  const there = await inspectContainer(name);
  if (!there || run.inspectsOnly || run.journal.owned.some((owned) => owned.kind === 'container' && owned.id === there.Id)) return there;
  throw foreign(name, there);
}

/** @throws EnvironmentError if any container has the name */
export async function mustNotBeThere(name: string): Promise<void> {
  const there = await inspectContainer(name);
  if (there) throw foreign(name, there);
}

function foreign(name: string, { Id, Config, State, Created }: Container): EnvironmentError {
  return new EnvironmentError({
    cause: 'container-not-the-labs',
    reason: `There is a container called ${name} that is not the lab's; labspec leaves it alone`,
    seen: `${Id.slice(0, 12)} from ${Config.Image}, ${State.Status}, created ${Created.slice(0, 19)}`,
    next: `docker rename ${name} my-${name}   # or: docker rm -f ${name}`,
  });
}
