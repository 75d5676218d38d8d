// Which stages run, and in which order: a report goes in, its layers come out.
import { stages } from './core/index.ts';
import {
  createActorStage,
  createCoreferenceStage,
  createEventStage,
  createMentionStage,
  createPlaceStage,
  createStatementStage,
  createTimeStage,
  createToponymStage,
} from './extraction/index.ts';
import { createLanguageStage } from './language/index.ts';

/** All layers but events: what these are read from, and what their models are trained on. */
export const createGround = () =>
  stages()
    .add(createLanguageStage())
    .add(createToponymStage())
    .add(createMentionStage())
    .add(createCoreferenceStage())
    .add(createActorStage())
    .add(createPlaceStage())
    .add(createTimeStage())
    .add(createStatementStage());

/** The standard reader. Making it is cheap; models load when the first report is read. */
export const createPipeline = () => createGround().add(createEventStage());

export type Pipeline = ReturnType<typeof createPipeline>;
export type ReadDoc = ReturnType<Pipeline['run']>;
