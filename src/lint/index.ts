// A draft held against the reports that it draws on: the spell checker for attribution.
export { isDenial } from './counter.ts';
export { type Borne, evidenceFor } from './evidence.ts';
export {
  type Evidence,
  type Finding,
  type Fix,
  LEVELS,
  type Level,
  type LintOptions,
  RULE_NAMES,
  RULES,
  type Rule,
  type WordStep,
} from './finding.ts';
export { indexSources, lintDraft } from './lint.ts';
export { evidenceOf, Sources } from './sources.ts';
export { wordsIn } from './words.ts';
