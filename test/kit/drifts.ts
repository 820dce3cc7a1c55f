import { describe, test } from 'node:test';
import { expect } from 'chai';
import { driftingProject, type DriftingProject, type LabFiles } from './drifting-lab';

/** What is written in place of something else, in one file of a lab. */
interface Drifts {
  lab: LabFiles;
  /** The file in which it is written. */
  file: string;
  /** With what coverage must then say. */
  wrong: readonly (readonly [from: string, to: string, says: RegExp])[];
  /** What coverage has nothing against. */
  right: readonly (readonly [from: string, to: string])[];
  /** That some of it is not covered says nothing here. */
  isInPart?: true;
}

/** The tests of one kind of drift: the lab itself has no mistake, each wrong change is found, and no right one is. @param more tests with the same project */
export function describeDrifts(title: string, { lab, file, wrong, right, isInPart }: Drifts, more?: (project: () => DriftingProject) => void): void {
  void describe(title, () => {
    const project = driftingProject();
    const changed = (from: string, to: string): LabFiles => {
      expect(lab[file], `${file} has no ${from}`).to.contain(from);
      return { ...lab, [file]: lab[file]?.replace(from, () => to) ?? '' };
    };

    const mustBeRight = async (files: LabFiles): Promise<void> => {
      const { report, isWhole } = await project().cover(files);
      expect(isInPart ? !report.includes('Mistakes') : isWhole, report).to.equal(true);
    };

    void test('the lab, untouched, has no mistake', () => mustBeRight(lab));

    for (const [from, to, says] of wrong) {
      void test(`finds ${JSON.stringify(to)} instead of ${JSON.stringify(from)}`, async () => {
        expect((await project().cover(changed(from, to))).report).to.match(says);
      });
    }

    for (const [from, to] of right) {
      void test(`has nothing against ${JSON.stringify(to)} instead of ${JSON.stringify(from)}`, () => mustBeRight(changed(from, to)));
    }

    more?.(project);
  });
}
