import { EnvironmentError } from '../support/errors/errors';
import { findProgram } from '../support/system/command/programs';
import type { StageContext } from './stage';

const ENV = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'l' };
const OPTIONS = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=300'];

/** Installs packages of the distribution. @throws EnvironmentError with the command to run, if labspec may not or cannot */
export async function aptInstall(bench: StageContext, packages: readonly string[]): Promise<void> {
  const apt = findProgram('apt-get');
  if (!apt || process.getuid?.() !== 0) throw cannotInstall(packages, apt !== undefined);
  // A dpkg that is stopped half way leaves broken packages: an aborted run waits for it, and the next one repairs what was left.
  bench.say('apt-get update');
  await bench.run('dpkg', ['--configure', '-a'], { env: ENV, mustEnd: true });
  await bench.run(apt, ['update', ...OPTIONS], { env: ENV });
  bench.say(`apt-get install ${packages.join(' ')}`);
  await bench.run(apt, ['install', ...OPTIONS, ...packages], { env: ENV, mustEnd: true });
}

function cannotInstall(packages: readonly string[], hasApt: boolean): EnvironmentError {
  const reason = `${packages[0]} is missing, and labspec installs it only on Debian or Ubuntu as root`;
  return new EnvironmentError({ reason, next: hasApt ? `sudo apt-get install ${packages.join(' ')}` : `install ${packages.join(', ')}, then npx labspec up` });
}
