import { existsSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentError } from '../support/errors/errors';
import { cacheFolder } from '../support/system/files/cache';
import { findProgram } from '../support/system/command/programs';
import type { StageContext } from './stage';
import { keyOf, make, RIG, rigFiles } from './store';

/** The environment of Go builds: static, and reproducible on any machine. */
const GO_ENV = { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false -trimpath', GOWORK: 'off' };

/** labspec does not install Go: Debian's version is too old for Kubernetes, and the user decides about a download. @throws EnvironmentError */
export function needGo(forWhat: string): string {
  const go = findProgram('go');
  if (go) return go;
  throw new EnvironmentError({ reason: `Go is needed to build ${forWhat}, and is not installed`, next: 'install Go 1.24 or later and put it on PATH, then npx labspec up' });
}

/** Runs `go ARGS`. */
export function go(bench: StageContext, args: readonly string[], options: Parameters<StageContext['run']>[2] & { forWhat: string }): ReturnType<StageContext['run']> {
  return bench.run(needGo(options.forWhat), args, { ...options, within: options.within ?? 1800, env: { ...GO_ENV, ...options.env } });
}

/** Builds one of the rig's small Go programs into the cache, and returns its path. */
export async function goBuild(bench: StageContext, name: 'pause' | 'runc-without-sys-resource'): Promise<string> {
  const source = `go/${name}`;
  const file = path.join(cacheFolder(), 'programs', `${name}-${keyOf(rigFiles(source), GO_ENV)}`);
  if (existsSync(file)) return file;
  return make(file, async (part) => {
    await go(bench, ['build', '-ldflags', '-s -w', '-o', part, '.'], { cwd: path.join(RIG, source), forWhat: name });
  });
}
