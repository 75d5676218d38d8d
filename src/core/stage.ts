// The interface of a stage, and how stages are chained so that reading a layer nobody made is a compile error.
import type { LayerName, Layers } from './layers.ts';
import type { Report } from './report.ts';

/** What a stage that needs layers N is given. */
export type Doc<N extends LayerName = never> = { readonly report: Report } & { readonly [K in N]: Layers[K] };

/**
 * One step of reading. It is synchronous and pure: the same document gives the same layers.
 * `version` is stored with every row the stage made and must rise when its output can change for the same input.
 */
export interface Stage<N extends LayerName, A extends LayerName> {
  readonly name: string;
  readonly version: number;
  readonly needs: readonly N[];
  readonly adds: readonly A[];
  run(doc: Doc<N>): { readonly [K in A]: Layers[K] };
}

// biome-ignore lint/suspicious/noExplicitAny: a list of stages of all kinds; the types are checked where `add` is called.
export type AnyStage = Stage<any, any>;

/** A chain of stages that together add the layers H. */
export interface Chained<H extends LayerName> {
  readonly stages: readonly AnyStage[];
  /** Appends a stage; its needs must be among the layers made before it. */
  add<N extends H, A extends LayerName>(stage: Stage<N, A>): Chained<H | A>;
  /** Reads one report. */
  run(report: Report): Doc<H>;
}

const chain = <H extends LayerName>(stages: readonly AnyStage[]): Chained<H> => ({
  stages,
  add: (stage) => chain([...stages, stage]),
  run: (report) => {
    let doc = { report } as Record<string, unknown>;
    for (const stage of stages) doc = { ...doc, ...stage.run(doc as never) };
    return doc as Doc<H>;
  },
});

/** An empty chain: `stages().add(language).add(mentions)…`. */
export const stages = (): Chained<never> => chain<never>([]);
