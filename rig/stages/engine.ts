import { EnvironmentError } from '../../support/errors/errors';
import { findProgram } from '../../support/system/command/programs';
import { aptInstall } from '../apt';
import { lacksSysResource } from '../engine/capabilities';
import { engineInfo, type EngineInfo } from '../engine/engine-info';
import { installRuntime } from '../engine/runtime';
import { reloadEngine, startEngine } from '../engine/start-engine';
import type { StageContext, Stage } from '../stage';

export function engineStage(): Stage {
  return {
    name: 'engine',
    title: 'Docker engine',
    needs: [],
    plan: planned(),
    done: async () => isFit(await engineInfo()),
    run: bringUp,
    remedy: 'apt-get install docker.io by hand, or start the engine that you have; then npx labspec up',
  };
}

function planned(): string {
  const install = findProgram('dockerd') ? 'the one that is installed is started' : 'Debian’s docker.io is installed (apt-get) and started';
  return lacksSysResource(false) ? `${install}, with a runtime for machines without CAP_SYS_RESOURCE (/usr/local/sbin, /etc/docker/daemon.json)` : install;
}

/** It answers and can start privileged containers, by itself or with a configured runtime. */
export function isFit(info: EngineInfo): boolean {
  return info.answers && (info.defaultRuntime !== 'runc' || !lacksSysResource(true));
}

async function bringUp(bench: StageContext): Promise<void> {
  const before = await engineInfo();
  if (!before.answers) {
    refuseUnreachable(before.reason);
    if (!findProgram('dockerd')) await aptInstall(bench, ['docker.io', 'iptables']);
  }
  const unfit = !isFit(await engineInfo()) && lacksSysResource(before.answers);
  // Before the start, if possible: then the engine needs no reload.
  if (unfit) await installRuntime(bench);
  const now = await engineInfo();
  if (!now.answers) await startEngine(bench);
  if (!isFit(await engineInfo())) await reloadEngine();
}

/** Engines that labspec does not install or start. */
function refuseUnreachable(reason: string): void {
  const host = process.env['DOCKER_HOST'];
  if (host) throw new EnvironmentError({ reason: 'No Docker engine answers where DOCKER_HOST points', subject: host, seen: reason, next: 'start it, or unset DOCKER_HOST' });
  if (/permission denied/i.test(reason)) {
    throw new EnvironmentError({ reason: 'You have no permission to use the Docker engine', seen: reason, next: 'sudo usermod -aG docker $USER, then log in again' });
  }
  if (process.platform !== 'linux') throw new EnvironmentError({ reason: 'The Docker engine does not answer', seen: reason, next: 'install or start Docker Desktop' });
  if (process.getuid?.() !== 0) throw new EnvironmentError({ reason: 'The Docker engine does not answer, and only root can start it', seen: reason, next: 'sudo systemctl start docker, or sudo npx labspec up' });
}
