// One report → mentions, coreference, actors, places, times, statements, events.
export { createActorStage } from './actors/stage.ts';
export { createCoreferenceStage } from './coreference/stage.ts';
export { createEventStage } from './events/stage.ts';
export { createMentionStage } from './mentions/stage.ts';
export { createPlaceStage } from './places/stage.ts';
export { createToponymStage } from './places/toponyms.ts';
export { createStatementStage } from './statements/stage.ts';
export { createTimeStage } from './times/stage.ts';
