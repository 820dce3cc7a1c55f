import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'chai';
import { EXAMPLES } from '../../../test/kit/graded-examples';
import { gradescope } from './gradescope';

/** Of 'text', 'html', 'simple_format', 'md' and 'ansi': what students' programs print is none of the others. */
const format = { const: 'text' };
const score = { type: 'number' };

/** As published: https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format */
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['tests', 'output_format', 'test_output_format', 'test_name_format'],
  properties: {
    score,
    execution_time: { type: 'number' },
    output: { type: 'string' },
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    tests: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { score, max_score: score, status: { enum: ['passed', 'failed'] }, name: { type: 'string' }, number: { type: 'string' }, output: { type: 'string' }, extra_data: { type: 'object' } },
      },
    },
  },
  // "required if not on each test case below"
  anyOf: [{ required: ['score'] }, { properties: { tests: { type: 'array', items: { type: 'object', required: ['score'] } } } }],
};

interface Results {
  score?: number;
  output: string;
  tests: { score?: number; max_score?: number; status?: string; name: string; number: string; output: string }[];
}

const read = (name: keyof typeof EXAMPLES): Results => JSON.parse(gradescope(EXAMPLES[name])) as Results;

describe('results.json', () => {
  const { 'all in error': unjudged, ...others } = EXAMPLES;
  const validate = new Ajv2020().compile(SCHEMA);

  for (const [name, graded] of Object.entries(others)) {
    test(`is as Gradescope wants it: ${name}`, () => {
      expect(validate(JSON.parse(gradescope(graded))), JSON.stringify(validate.errors)).to.equal(true);
    });
  }

  test('the score is that of the whole, so a test in error costs nothing, has no score and says that it is run again', () => {
    const { score, tests, output } = read('no engine');
    expect(score).to.equal(100);
    expect(output).to.contain('run the check again');
    expect(tests[4]).to.include({ name: 'Build the image', number: '5' }).and.not.have.any.keys('score', 'max_score', 'status');
    expect(tests[4]?.output).to.match(/check again\.\nNo Docker engine answers\n {2}next: +npx labspec up$/);
    expect(tests[0]).to.include({ score: 5, max_score: 5, status: 'passed', output: '5 of 5 points' });
  });

  test('what failed and what could not be checked has no points', () => {
    const { tests } = read('nothing begun');
    expect(tests[0]).to.include({ score: 0, status: 'failed' });
    expect(tests[1]).to.include({ score: 0, status: 'failed' }).and.have.property('output').that.contains('needs task 4');
  });

  test('without a score there is no file that Gradescope takes for a grade, and it is said', () => {
    const text = gradescope(unjudged);
    expect(() => JSON.parse(text) as Results).to.throw();
    expect(text).to.match(/^Understanding Pods: no score yet: .*\n$/);
  });
});
