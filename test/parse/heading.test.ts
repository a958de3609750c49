import { describe, expect, it } from 'vitest';
import { stepOfHeading } from '../../src/parse/heading.ts';
import { HEADER, parseText, STEPS } from './parse-text.ts';

describe('heading → number, name', () => {
  it.each([
    ['第一步 核心目标', 1, 1],
    ['第一步：核心目标', 1, 1],
    ['第 2 步 目标拆解', 2, 2],
    ['第2步', 2, null],
    ['第六步 复盘迭代（Q3）', 6, 6],
    ['步骤三：销售策略', 3, 3],
    ['Step 1', 1, null],
    ['Step 1: Goals', 1, 1],
    ['STEP 5 — Execution & monitoring', 5, 5],
    ['Step two: Decomposition', 2, 2],
    ['1. 核心目标', 1, 1],
    ['1. Goals', 1, 1],
    ['1、核心目标', 1, 1],
    ['一、核心目标', 1, 1],
    ['（四）资源与时间', 4, 4],
    ['4 Resources and timeline', 4, 4],
    ['1', 1, null],
    ['3.', 3, null],
    ['核心目标', null, 1],
    ['Goals', null, 1],
    ['resources & timeline', null, 4],
    ['Resources&Timeline', null, 4],
    ['复盘', null, 6],
    ['Goals (2026)', null, 1],
    ['第一步 我们要什么', 1, null],
    ['第二步 核心目标', 2, 1],
    ['第七步 展望', 7, null],
    ['\u200b第一步\u00a0核心目标\u200b', 1, 1],
    ['附录', null, null],
    ['2026 年展望', null, null],
    ['3 月计划', null, null],
    ['1.5 倍增长', null, null],
    ['Stepwise', null, null],
    ['Step 12', 12, null],
    ['目标客户访谈', null, null],
    ['', null, null],
  ])('%j → %j, %j', (text, byNumber, byName) => {
    expect(stepOfHeading(text)).toEqual({ byNumber, byName });
  });
});

describe('sections', () => {
  const sections = (text: string) => parseText(HEADER + text).document?.sections ?? [];

  it.each([
    ['## 第一步\n## Goals of others\n## 2. 拆解\n', [1, null, 2]],
    ['intro\n\n## Step 1\n', [null, 1]],
    ['# Title\n\n### Step 1\n\n## Step 1\n', [null, 1]],
    ['> ## Step 2\n\n## Step 1\n', [null, 1]],
    ['## 第**一**步 `核心目标`\n', [1]],
    ['## 第七步 展望\n', [null]],
  ])('%j → %j', (text, expected) => {
    expect(sections(text).map(({ step }) => step)).toEqual(expected);
  });

  it.each([
    ['## Step 1\n## Step 1 Goals\n', 'step-twice', 'Step 1 Goals'],
    ['## 核心目标\n## 第一步\n', 'step-twice', '第一步'],
    ['## 第二步 核心目标\n', 'step-number-name', '第二步 核心目标'],
    ['## 7. 复盘\n', 'step-number-name', '7. 复盘'],
    ['Notes\n---\n', 'underlined-heading', 'Notes'],
  ])('%j → %s at %j', (text, code, under) => {
    const parsed = parseText(HEADER + text);
    const found = parsed.diagnostics.find((it) => it.code === code);
    expect(found && parsed.under(found.at)).toBe(under);
  });

  it('says nothing about six empty steps', () => {
    expect(parseText(HEADER + STEPS).codes).toEqual([]);
  });
});
