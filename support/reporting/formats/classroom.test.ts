import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'chai';
import type { Graded } from '../../results/score';
import { gradedWith, EXAMPLES } from '../../../test/kit/graded-examples';
import { classroom, classroomOutput } from './classroom';

const status = { enum: ['pass', 'fail', 'error'] };

/** What classroom-resources/autograding-grading-reporter reads, and classroom-resources/autograding-command-grader writes. */
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'status', 'max_score', 'tests'],
  properties: {
    version: { const: 1 },
    status,
    max_score: { type: 'number', minimum: 0 },
    tests: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'status', 'score', 'message', 'test_code', 'filename', 'line_no'],
        properties: {
          name: { type: 'string', minLength: 1 },
          status,
          score: { type: 'number', minimum: 0 },
          message: { type: 'string' },
          test_code: { type: 'string' },
          filename: { type: 'string' },
          line_no: { type: 'integer' },
          execution_time: { type: 'string', pattern: '^\\d+ms$' },
          duration: { type: 'integer' },
        },
      },
    },
  },
};

interface Result {
  status: string;
  max_score: number;
  tests: { name: string; status: string; score: number; message: string }[];
}

/** As the reporter's src/main.js does. */
const read = (graded: Graded): Result => JSON.parse(Buffer.from(classroomOutput(graded), 'base64').toString('utf-8')) as Result;

/** As the reporter's src/notify-classroom.js does. */
const totalOf = ({ tests }: Result): number => tests.reduce((total, { score }) => total + score, 0);

describe('the result of a runner', () => {
  const validate = new Ajv2020().compile(SCHEMA);

  for (const [name, graded] of Object.entries(EXAMPLES)) {
    test(`is as the reporter wants it, with the score as total: ${name}`, () => {
      const result = read(graded);
      expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
      expect(result).to.deep.equal(JSON.parse(classroom(graded)));
      expect(totalOf(result)).to.be.closeTo(graded.score ?? 0, 1e-9);
      expect(Buffer.byteLength(classroomOutput(graded))).to.be.below(128 * 1024);
      expect(result.max_score).to.equal(graded.score === null ? 0 : graded.points);
    });
  }

  test('its status is the one that the job is to end with', () => {
    const statusWith = (...verdicts: ('passed' | 'failed' | 'error' | 'not checked')[]): string => read(gradedWith((id) => verdicts[id % verdicts.length] ?? 'passed')).status;
    expect(statusWith('passed')).to.equal('pass');
    expect(statusWith('passed', 'error', 'failed')).to.equal('fail');
    expect(statusWith('passed', 'error', 'not checked')).to.equal('error');
    expect(statusWith('passed', 'not checked')).to.equal('fail');
  });

  test('an error of the environment costs nothing, and where nothing could be judged no points are told', () => {
    expect(totalOf(read(EXAMPLES['no engine']))).to.equal(100);
    expect(read(EXAMPLES['all in error'])).to.include({ status: 'error', max_score: 0 });
  });

  test('what a student’s program has printed is no command for the log of the job', () => {
    for (const { name, message } of [...read(EXAMPLES['all failed']).tests, ...read(EXAMPLES.mixed).tests]) {
      for (const line of `${name}\nError: ${message}`.split(/[\r\n]/)) {
        expect(line.trimStart().startsWith('::'), line).to.equal(false);
        expect(line).not.to.contain('##[');
      }
    }
  });
});
