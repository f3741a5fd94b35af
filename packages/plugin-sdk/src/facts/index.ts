export {
  type SharedFactAnswer,
  type SharedFactAnswers,
  type SharedFactName,
  sharedFactSchemas,
  sharedFacts,
} from '@yige/contracts/shared-facts';
