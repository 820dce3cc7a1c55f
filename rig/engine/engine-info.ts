import { lastLine } from '../../support/system/command/command-record';
import { runCommand } from '../../support/system/command/run-command';
import { findProgram } from '../../support/system/command/programs';

/** Facts about the Docker engine. */
export type EngineInfo = { answers: true; version: string; defaultRuntime: string; cgroup: string } | { answers: false; reason: string };

interface DockerInfo {
  ServerVersion?: string;
  DefaultRuntime?: string;
  CgroupVersion?: string;
  ServerErrors?: string[];
}

export async function engineInfo(): Promise<EngineInfo> {
  const docker = findProgram('docker');
  if (!docker) return { answers: false, reason: 'docker is not installed' };
  const record = await runCommand(docker, ['info', '--format', '{{json .}}'], { within: 5 });
  const info = parse(record.stdout);
  // In some versions, the docker program describes only itself and exits with 0 if no engine answers.
  if (!info.ServerVersion) return { answers: false, reason: info.ServerErrors?.[0] ?? (lastLine(record.stderr) || record.outcome) };
  return { answers: true, version: info.ServerVersion, defaultRuntime: info.DefaultRuntime ?? 'runc', cgroup: info.CgroupVersion ?? '' };
}

function parse(text: string): DockerInfo {
  try {
    return JSON.parse(text) as DockerInfo;
  } catch {
    return {};
  }
}
