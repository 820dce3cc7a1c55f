import type { PickleStep } from '@cucumber/messages';
import type { Action, Expectation, Observation } from '../../runtime/scenario';
import { firstLook } from '../../runtime/shown-commands';
import { HandWorld, type Own } from '../catalogue/recording-world';

/** The part of cucumber-js' own step definition that is looked at; its public type keeps it back. */
export interface Definition {
  id: string;
  uri: string;
  code: (...args: unknown[]) => unknown;
  getInvocationParameters(request: { step: PickleStep; world: unknown }): Promise<{ parameters: unknown[] }>;
}

/** What a step would do. */
export interface Recorded {
  /** The command lines that a reader types for it, or looks with; without the files that a reader writes. */
  lines: string[];
  /** The same for a shell without a person, where it differs. */
  unattended: string[];
  /** The files of the lab that a reader writes. */
  files: string[];
  acts: boolean;
  /** Whether labspec only tries something out that the reader need not. */
  probes: boolean;
  expectations: Expectation[];
}

/** A world that writes down what a step would do, and does nothing. */
class Recorder extends HandWorld implements Recorded {
  override readonly lines: string[] = [];
  readonly unattended: string[] = [];
  readonly files: string[] = [];
  acts = false;
  probes = false;
  readonly expectations: Expectation[] = [];

  override perform({ commandLine, writes, probes, unattended }: Action): Promise<undefined> {
    if (writes === undefined) this.lines.push(commandLine);
    else this.files.push(writes);
    if (unattended !== undefined) this.unattended.push(unattended);
    this.acts = true;
    this.probes ||= probes === true;
    return Promise.resolve(undefined);
  }

  override observe({ commandLine }: Observation): Promise<undefined> {
    this.lines.push(commandLine);
    return Promise.resolve(undefined);
  }

  override sees(expectation?: Expectation): Promise<void> {
    if (expectation) this.expectations.push(expectation);
    return Promise.resolve();
  }

  override ensure(): Promise<void> {
    return Promise.resolve();
  }
}

/** Calls a step of a lab with a world that only writes down. A step of the lab's own may want more of its world; then only what came before is known. */
export async function record(definition: Definition, step: PickleStep, lab: string, own?: Own): Promise<Recorded> {
  const world = new Recorder(lab, own);
  const look = await firstLook(async () => {
    const { parameters } = await definition.getInvocationParameters({ step, world });
    return definition.code.apply(world, parameters);
  }).catch(() => undefined);
  const { acts, probes, expectations, files, lines, unattended } = world;
  return { acts, probes, expectations, files, unattended, lines: [...new Set([...lines, ...(look === undefined ? [] : [look])])] };
}
