import { rmSync } from 'node:fs';
import type { CommandRecord } from '../../system/command/command-record';
import { docker } from '../../platform/docker/docker-cli';
import { traceOf } from '../../system/command/trace-record';
import { hasRun, inspectContainer } from '../../platform/docker/engine';
import { EnvironmentError, NotChecked, TaskFailed } from '../../errors/errors';
import { CONTAINER_RULES } from './rules';
import { observeContainer, type ContainerPorts } from './observe';
import { diagnose } from '../../runtime/diagnose';
import { mustBeFree } from '../../system/process/ports';
import { mustBeFreeOfServers } from '../application/own-server';
import { mustNotBeThere, ownContainer } from './own-container';
import { guardContainer } from '../../platform/sandbox/guard-container';
import { CONTAINER_LIMITS } from '../../platform/sandbox/limits';
import type { Owned } from '../../ownership/journal';
import type { Action } from '../../runtime/scenario';

type OwnedContainer = Extract<Owned, { kind: 'container' }>;

/** `docker run`. @throws EnvironmentError if something that is not the lab's uses the name or the port */
export function runContainer(name: string, image: string, { exposed, server }: ContainerPorts): Action {
  const commandLine = `export port=${server} exposed_port=${exposed}\ndocker run -d --rm --name ${name} -p $exposed_port:$port ${image} $port`;
  return {
    name: 'run the container',
    commandLine,
    perform: async ({ run }) => {
      await mustNotBeThere(name);
      await mustBeFree(exposed);
      const idFile = run.journal.idFile();
      const owned = run.journal.add<OwnedContainer>({ kind: 'container', name, idFile });
      const args = ['run', ...(run.runsUntrustedCode ? CONTAINER_LIMITS : []), '--cidfile', idFile, '-d', '--rm', '--name', name, '-p', `${exposed}:${server}`, image, String(server)];
      const record = await docker(args, { cwd: run.folder, typed: commandLine });
      if (isTakenName(record)) run.journal.forget(owned);
      throwIfTaken(record);
      if (record.exitCode === 0) owned.id = record.stdout.trim();
      run.journal.save();
      rmSync(idFile, { force: true });
      if (run.runsUntrustedCode && owned.id) await guardContainer(run, { name, id: owned.id });
      return record;
    },
    trace: async ({ run }) => {
      const there = await inspectContainer(name);
      if (!there && (await hasRun(name, image))) throw new NotChecked({ cause: 'container-is-gone-again', reason: `Container ${name} has already run and is gone, so labspec cannot check what it answered`, next: 'nothing, if you stopped it for the next task; otherwise run it again' });
      const wrong = diagnose(CONTAINER_RULES, await observeContainer(run, { name, image, container: there, ports: { exposed, server }, commandLine }));
      if (wrong?.cause === 'no-container') await mustBeFreeOfServers(run, exposed, commandLine);
      if (!there || wrong) throw new TaskFailed(wrong ?? { reason: `There is no container ${name}`, next: commandLine });
      return traceOf(run.shownFolder, `docker ps --filter name=${name}`, `${there.Id.slice(0, 12)} ${there.Config.Image} ${there.State.Status}`);
    },
  };
}

/** `docker stop`, only for the lab's own container. */
export function stopContainer(name: string): Action {
  return {
    name: 'stop the container',
    commandLine: `docker stop ${name}`,
    perform: async (world) => {
      world.run.takenAway = undefined;
      await ownContainer(world.run, name);
      return docker(['stop', name], { cwd: world.run.folder });
    },
  };
}

/** Another program was faster, and the container is not the lab's. */
function isTakenName({ exitCode, stderr }: CommandRecord): boolean {
  return exitCode !== 0 && /already in use by container/i.test(stderr);
}

function throwIfTaken(record: CommandRecord): void {
  if (record.exitCode !== 0 && /already allocated|address already in use|already in use by container/i.test(record.stderr)) {
    throw new EnvironmentError({ cause: 'port-busy', reason: 'Something that is not the lab’s already uses the name or the port of the container', subject: record.commandLine, seen: record.stderr.trim() });
  }
}
